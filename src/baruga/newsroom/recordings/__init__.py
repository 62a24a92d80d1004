"""Video and audio: judged by content, prepared by ffmpeg, with subtitles of our own reading."""
