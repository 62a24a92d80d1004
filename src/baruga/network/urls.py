"""*Jaringan*: institutions, their people, invitations."""

from django.urls import path

from baruga.network.views import institutions, invitations, members

app_name = "network"
urlpatterns = [
    path("", institutions.Institutions.as_view(), name="institutions"),
    path("baru/", institutions.Onboard.as_view(), name="onboard"),
    path("ekspor/", institutions.Export.as_view(), name="export"),
    path("<slug:slug>/", institutions.InstitutionDetail.as_view(), name="institution"),
    path("<slug:slug>/ubah/", institutions.Update.as_view(), name="update"),
    path("<slug:slug>/lepas/", institutions.Offboard.as_view(), name="offboard"),
    path("<slug:slug>/kembali/", institutions.Return.as_view(), name="return"),
    path("<slug:slug>/anggota/<int:pk>/", members.MemberRoles.as_view(), name="member"),
    path("<slug:slug>/pejabat/baru/", members.Appoint.as_view(), name="appoint"),
    path("<slug:slug>/pejabat/<int:pk>/berhenti/", members.Retire.as_view(), name="retire"),
    path("<slug:slug>/undang/", invitations.Invite.as_view(), name="invite"),
    path("<slug:slug>/undangan/<int:pk>/tarik/", invitations.Withdraw.as_view(), name="withdraw"),
]
