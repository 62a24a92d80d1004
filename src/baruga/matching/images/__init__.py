"""Finding the photograph that a picture was made from.

Doors: `index.ImageIndex`, `errors`, `evaluation`. Nothing is imported here, so that numpy and OpenCV cost
only those who look for pictures.
"""
