"""What happens: verbs of Indonesian by their prefix, by a list of roots, and nouns of action."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from baruga.matching.prose import Prose
from baruga.matching.vocabulary import listed

# Prefixes with the sounds they take before a root (Tata Bahasa Baku Bahasa Indonesia, on meng-).
_PREFIXED = re.compile(
    r"mem[bfpv][a-z]{2,}|men[cdjtsz][a-z]{2,}|meng[aeioughk][a-z]{2,}|meny[aeiou][a-z]{2,}"
    r"|me[lrwy][aeiou][a-z]{2,}|me[mn][aeiou][a-z]{2,}|menge[a-z]{3,}"
    r"|di[a-z]{4,}|ber[a-z]{3,}|bel(?:ajar|anja|um)[a-z]*|ter[a-z]{4,}|men(?:ge)?cat"
)
# Begin like a verb and are something else: nouns, adjectives, prepositions, superlatives.
_NOT_VERBS = listed(
    "belum beragam beralamat beranda berani berapa berbagai berbahasa berbahaya berbasis",
    "berdasar berdasarkan berdaya berdurasi berencana bergizi berharga berikut berikutnya",
    "beringin berinisial berisiko berita berjangka berjudul berjumlah berkah berkaitan berkala",
    "berkapasitas berkas berkat berkelanjutan berkualitas berlebihan berlian bermotor bernama",
    "bernilai berpengalaman berpenghasilan berprestasi bersama bersamaan bersangkutan bersejarah",
    "bersenjata bersih berstatus bersubsidi bertajuk bertema bertempat berturut beruang",
    "berukuran berupa berusia berwenang diabetes diagnosa diagnosis diakon dialog diameter",
    "diantara diantaranya diatas dibalik dibanding dibandingkan dibawah didalam digital",
    "digitalisasi dikarenakan dikutip dilema dimaksud dimana dimensi dinamika dinamis dinasti",
    "dinding dingin dinosaurus diploma diplomasi diplomat diplomatik direksi direktorat direktur",
    "dirgahayu dirgantara dirinya dirjen disabilitas disamping disana disekitar disertasi",
    "disinformasi disini disiplin diskon diskotek diskriminasi diskusi dispensasi display",
    "disposisi disrupsi distribusi distributor distrik diversifikasi dividen divisi melainkan",
    "melalui melati melayu melulu memang membanggakan member membran memori memprihatinkan",
    "menantu menara menawan mendatang mendiang menengah mengapa mengejutkan mengenai mengenaskan",
    "mengingat menjelang mentah mental mentega menteri mentor menurut menyenangkan mereka meriah",
    "merica terakhir terakreditasi terampil teratai teratas terbaik terbanyak terbaru terbarukan",
    "terbatas terbawah terbesar terburuk terdahulu terdakwa terdekat terdepan terdiri terduga",
    "terendah tergantung tergugat terhadap terhitung terhormat terintegrasi terintegritas",
    "teritori teritorial terjangkau terjauh terjemahan terkadang terkait terkecil terkemuka",
    "terkenal terkini terkuat terlalu terlapor terlarang terlebih terluar termasuk terminal",
    "termurah ternama ternyata terobosan teroris terorisme terowongan terpadu terpencil",
    "terpercaya terpisah terpopuler tersangka tersebut tersendiri terstruktur tertentu tertinggi",
    "tertulis terumbu terutama",
)
# Verbs that stand without a prefix in standard news prose.
_ROOTS = listed(
    "absen adalah ajak ambil amblas ambles ambruk anjlok bagikan bahas bangkit bangun batal",
    "bekerja beli bicara bolos bubar buka cabut cair capai catat datang dorong duduk erupsi",
    "gagal gandeng ganti gelar gugur habis hadapi hadir hadiri hadirkan hancur hanyut hilang",
    "ikut ikuti imbau ingatkan jadi jaga jalani jalin jatuh juara kabur kalah kandas kantongi",
    "karam kebanjiran kecelakaan kedatangan kehilangan keluar kembalikan kembangkan kena",
    "kenalkan keracunan ketahuan kirim kukuhkan kumpulkan kunjungi lahir laksanakan lakukan",
    "lantik larang latih lepas lolos lulus luncurkan maju mandi masuk minta mogok muncul mundur",
    "naik nyaris panen pantau pasang pastikan perbaiki pergi perkuat pimpin pindah pulang pulih",
    "punya putus raih rampung rebut resmikan rilis roboh rusak sabet salurkan sambut sampaikan",
    "sasar selenggarakan selesai sembuh sepakat serahkan serukan siagakan siapkan sita tampil",
    "tanam tandatangani tangani tangkap targetkan tayang tegaskan teken tenggelam terbit terjun",
    "tetapkan tewas tiba tingkatkan tinjau tumbang tumbuh tunda turun turunkan tutup ubah",
    "umumkan ungkap usulkan usung wafat wajibkan wujudkan",
)
# Nouns that are an event by themselves.
_EVENTS = listed(
    "banjir gempa kebakaran kecelakaan longsor",
)
# "Penyaluran", "Peresmian", "Pelatihan": something is done; the second list names what is there.
_ACTION_NOUN = re.compile(
    r"(?:pem[bfp]|pen[cdjt]|peng[aeioughk]|peny[aeiou]|pe[lmnrwy][aeiou]|per)[a-z]{3,}an"
)
_THINGS = listed(
    "pelabuhan pelajaran pelaminan pelanggan pemandangan pemasukan pemerintahan pemukiman",
    "penampilan penasaran pendapatan pendekatan pendidikan pendudukan penerangan penerbangan",
    "pengadilan pengalaman pengeluaran pengetahuan penghargaan penghasilan penginapan peradilan",
    "perairan peralatan perasaan peraturan perbankan perbatasan perbedaan perbuatan percobaan",
    "perdagangan perekonomian perempuan pergaulan perguruan perhatian perhiasan perhotelan",
    "perhubungan perikanan perindustrian peringkatan perizinan perjalanan perkantoran perkebunan",
    "perkiraan perkotaan perlahan perlengkapan permainan permasalahan permodalan permukaan",
    "permukiman pernyataan perorangan perpustakaan persaingan persatuan perseroan persoalan",
    "persyaratan pertahanan pertambangan pertanian pertanyaan pertemanan pertengahan",
    "pertimbangan pertumbuhan pertunjukan perumahan perusahaan perwakilan",
)
# After these a verb tells of what something is like or is for, not of what happens.
_BESIDE = listed(
    "agar dalam dengan guna ketika rangka saat sambil sebagai seraya setelah supaya tanpa untuk",
    "usai yang",
)
# And after these a noun of action tells when or where: "pada peringatan ...".
_OCCASION = _BESIDE | {"pada", "di", "dari", "ke", "terkait"}
_AUXILIARIES = listed(
    "akan akrab bakal baru belum biasa bisa dapat harus ikut ingin juga kerap masih pernah",
    "sedang selalu sempat sering sudah telah tengah tidak turut",
)
_SUFFIXED = re.compile(r"[a-z]{4,}kan")


def is_verb(key: str) -> bool:
    """Is this lower-case word a verb: by its prefix, unless known as something else, or a root?"""
    word = _without_particle(key)
    if word in _ROOTS:
        return True
    return word not in _NOT_VERBS and _PREFIXED.fullmatch(word) is not None


def is_split_passive(key: str) -> bool:
    """The root of a passive with a stray space, "di gelar", "di laksanakan" (EYD V joins them)."""
    return key in _ROOTS or (bool(_SUFFIXED.fullmatch(key)) and key != "pekan")


def is_action_noun(key: str) -> bool:
    word = _without_particle(key)
    return word in _EVENTS or (word not in _THINGS and _ACTION_NOUN.fullmatch(word) is not None)


def happenings(prose: Prose, taken: Set[int] = frozenset()) -> Iterator[tuple[int, int]]:
    """Index and weight of each word that says what happens, in order; the lower weight the better.

    0: a verb of the main clause; 1: a noun of action. A verb after "yang", "untuk" and their like
    only adds to something and is passed over. Words with a capital letter are names unless they
    open a sentence; `taken` are indices spoken for by who and where ("Dinas Pemberdayaan
    Masyarakat" does nothing by its name).
    """
    for index, word in enumerate(prose.words):
        if index in taken or (prose.is_proper(index) and not word.text.isupper()):
            continue
        split = prose.key(index - 1) == "di" and is_split_passive(word.key)
        if is_verb(word.key) or split:
            if not _is_beside(prose, index):
                yield index, 0
        elif is_action_noun(word.key) and prose.key(index - 1) not in _OCCASION:
            yield index, 1


def _is_beside(prose: Prose, index: int) -> bool:
    before = index - 1
    while index - before < 4 and prose.key(before) in _AUXILIARIES:
        before -= 1
    return prose.key(before) in _BESIDE


def _without_particle(key: str) -> str:
    """Without -nya, -lah, -kah and without the second half of a reduplication."""
    word = key.split("-", 1)[0]
    for particle in ("nya", "lah", "kah"):
        if word.endswith(particle) and len(word) > 7:
            return word.removesuffix(particle)
    return word
