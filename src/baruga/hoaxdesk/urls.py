"""*Hoaks*: what circulates, and what is done about it."""

from __future__ import annotations

from django.urls import path

from baruga.hoaxdesk import (
    answer_views,
    match_views,
    picture_views,
    reply_views,
    signature_views,
    target_views,
    views,
)

app_name = "hoaxdesk"
urlpatterns = [
    path("", views.Claims.as_view(), name="claims"),
    path("lapor/", views.BringReport.as_view(), name="report"),
    path("sampah/", views.Bin.as_view(), name="bin"),
    path("sampah/<int:report>/pulihkan/", views.OutOfBin.as_view(), name="out_of_bin"),
    path("target/", target_views.SetTargets.as_view(), name="targets"),
    path("arti/", views.Meanings.as_view(), name="meanings"),
    path("<int:pk>/", views.ClaimScreen.as_view(), name="claim"),
    path("<int:pk>/ambil/", views.Take.as_view(), name="take"),
    path("<int:pk>/kalimat/", views.Describe.as_view(), name="describe"),
    path("<int:pk>/gerbang/", views.Gate.as_view(), name="gate"),
    path("<int:pk>/bobot/", views.Weigh.as_view(), name="weigh"),
    path("<int:pk>/periksa/", views.Tick.as_view(), name="tick"),
    path("<int:pk>/ajak/", views.AskOthers.as_view(), name="ask"),
    path("<int:pk>/diamkan/", views.KeepQuiet.as_view(), name="quiet"),
    path("<int:pk>/angkat/", views.SpeakUp.as_view(), name="speak_up"),
    path("<int:pk>/bukti/", views.BringEvidence.as_view(), name="evidence"),
    path(
        "<int:pk>/bukti/<int:piece>/tarik/",
        views.WithdrawEvidence.as_view(),
        name="withdraw_evidence",
    ),
    path("<int:pk>/hasil/", views.Propose.as_view(), name="propose"),
    path("<int:pk>/hasil/<int:verdict>/tanda-tangan/", views.Sign.as_view(), name="sign"),
    path(
        "<int:pk>/hasil/<int:verdict>/tautan/<int:institution>/",
        signature_views.AskByLink.as_view(),
        name="ask_signature",
    ),
    path("<int:pk>/hasil/<int:verdict>/batal/", views.DropVerdict.as_view(), name="drop"),
    path("<int:pk>/klarifikasi/", answer_views.Clarify.as_view(), name="clarify"),
    path(
        "<int:pk>/keberatan/<int:objection>/",
        answer_views.AnswerObjection.as_view(),
        name="objection",
    ),
    path("<int:pk>/jawaban/", reply_views.WriteReply.as_view(), name="reply"),
    path(
        "<int:pk>/jawaban/<int:reply>/setujui/",
        reply_views.ApproveReply.as_view(),
        name="approve_reply",
    ),
    path("<int:pk>/jawaban/<int:reply>/batal/", reply_views.DropReply.as_view(), name="drop_reply"),
    path("<int:pk>/laporan/<int:report>/buang/", views.Reject.as_view(), name="reject"),
    path("<int:pk>/laporan/<int:report>/pulihkan/", views.Restore.as_view(), name="restore"),
    path("<int:pk>/gambar/<int:picture>/", picture_views.Picture.as_view(), name="picture"),
    path(
        "<int:pk>/gambar/<int:picture>/tampilkan/",
        picture_views.ShowStamped.as_view(),
        name="show_picture",
    ),
    path(
        "<int:pk>/gambar/tanpa/",
        picture_views.ShowNone.as_view(),
        name="show_no_picture",
    ),
    path(
        "<int:pk>/gambar/<int:picture>/foto/<int:resemblance>/ya/",
        picture_views.Recognise.as_view(),
        name="recognise",
    ),
    path(
        "<int:pk>/gambar/<int:picture>/foto/<int:resemblance>/bukan/",
        picture_views.TellApart.as_view(),
        name="tell_apart",
    ),
    path("<int:pk>/mirip/<int:match>/sama/", match_views.Join.as_view(), name="join"),
    path("<int:pk>/mirip/<int:match>/bukan/", match_views.KeepApart.as_view(), name="keep_apart"),
    path("<int:pk>/mirip/<int:match>/pisah/", match_views.Part.as_view(), name="part"),
]
