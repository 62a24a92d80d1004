"""Words that say nothing of what a message claims. Both sides of a comparison lose them.

To stand here a word must belong to the chain and not to the claim: greetings, calls to pass on,
words of forwarding, frames in which a message is quoted, function words of English.
"""

from __future__ import annotations

from baruga.matching.stems import STOP_WORDS
from baruga.matching.vocabulary import listed

# Chat spelling of function words; `abbreviated` words are read as what they stand for.
_SPELLINGS = (
    "yg=yang dgn=dengan dg=dengan dlm=dalam utk=untuk tdk=tidak gak=tidak ga=tidak nggak=tidak "
    "ngga=tidak gk=tidak tak=tidak krn=karena karna=karena sdh=sudah udah=sudah udh=sudah "
    "blm=belum bs=bisa jgn=jangan jng=jangan pd=pada kpd=kepada dr=dari dri=dari sy=saya gw=saya "
    "gue=saya org=orang ortu=orangtua hr=hari thn=tahun th=tahun bln=bulan tgl=tanggal jt=juta "
    "rb=ribu ttg=tentang sblm=sebelum stlh=setelah skrg=sekarang skrng=sekarang bgt=banget "
    "tsb=tersebut sbb=berikut kmrn=kemarin bhw=bahwa spt=seperti sprti=seperti hrs=harus "
    "dpt=dapat lbh=lebih byk=banyak bnyk=banyak klo=kalau kalo=kalau klu=kalau sm=sama "
    "aja=saja aj=saja jd=jadi jg=juga tp=tapi tpi=tapi trs=terus kmu=kamu km=kamu lg=lagi "
    "dll=lain bpk=bapak pak=bapak bu=ibu kec=kecamatan kab=kabupaten prov=provinsi "
    "rs=rumahsakit vid=video vidio=video photo=foto poto=foto medsos=media hp=ponsel "
    "handphone=ponsel smartphone=ponsel wa=whatsapp fb=facebook ig=instagram "
)
ABBREVIATED = dict(pair.split("=") for pair in _SPELLINGS.split())

_GREETINGS = listed(
    "assalamualaikum assalamu alaikum waalaikumsalam wassalam wassalamualaikum wr wb bismillah",
    "bismillahirrahmanirrahim alhamdulillah astaghfirullah subhanallah masyaallah insyaallah",
    "selamat pagi siang sore malam halo hai hello dear salam yth bapak ibu bapakibu sahabat",
    "saudara saudari saudaraku teman kawan rekan bunda ayah sobat gaes guys bro sis gan bos mohon",
    "maaf izin ijin tolong terima kasih makasih thanks amin aamiin semoga ya yuk ayo nih sih dong",
    "deh loh lho kah lah pun banget",
)
_CHAIN = listed(
    "sebarkan sebar sebarluaskan disebarkan bagikan dibagikan share shared sharing viralkan viral",
    "teruskan diteruskan forward forwarded fwd copas copast copy paste broadcast bc grup group",
    "sebelah tetangga kontak penting info informasi infokan sekedar sekadar silakan silahkan",
    "klik simak baca subscribe like komen comment fyp viralvideo trending reels",
)
_FRAME = listed(
    "beredar unggahan unggah mengunggah diunggah narasi akun berikut arsip disertai beserta",
    "bernarasi menuturkan tanda suka komentar kali dibagikan disaksikan ditonton penayangan",
    "http https www com id co html",
)
_ENGLISH = listed(
    "the a an and or of to in on at is are was were be been being it its this that these those",
    "for from with by as he she they we you i his her their our your my him them us me not no",
    "have has had do does did will would can could should may might who what which when where",
    "why how if then than so but about into over after before up down out just all any some",
    "there here also more most other such only own same too very s t re ve ll d m",
)
ENGLISH = frozenset(_ENGLISH) - frozenset(STOP_WORDS)  # their share tells an English text
EMPTY = frozenset(STOP_WORDS) | _GREETINGS | _CHAIN | _FRAME | frozenset(_ENGLISH)
