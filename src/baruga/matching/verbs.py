"""What happens: verbs of Indonesian by their prefix, by a list of roots, and nouns of action."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set

from baruga.matching.vocabulary import listed
from baruga.matching.words import Word

# Prefixes with the sounds they take before a root (Tata Bahasa Baku Bahasa Indonesia, on meng-).
_PREFIXED = re.compile(
    r"mem[bfpv][a-z]{2,}|men[cdjtsz][a-z]{2,}|meng[aeioughk][a-z]{2,}|meny[aeiou][a-z]{2,}"
    r"|me[lrwy][aeiou][a-z]{2,}|me[mn][aeiou][a-z]{2,}|menge[a-z]{3,}"
    r"|di[a-z]{4,}|ber[a-z]{3,}|bel(?:ajar|anja|um)[a-z]*|ter[a-z]{4,}|men(?:ge)?cat"
)
# Begin like a verb and are something else: nouns, adjectives, prepositions, superlatives.
_NOT_VERBS = listed(
    "menawan media medan medali medis medsos mediasi medium mekanik mekanisme melalui melainkan",
    "melati melayu memang memori mengapa mengenai menit menteri mental mentah mentega mentor menu",
    "menurut menara mereka merah merdeka merek meriah merica meski meskipun mesin mesjid mesti",
    "meter metode metro metropolitan mewah menantu member mendiang mendatang menjelang mengingat",
    "menengah melulu membran dialog diabetes diagnosa diagnosis diakon diameter diare diet",
    "digital digitalisasi dilema dimana dimensi dinamika dinamis dinas dinasti dinding dingin",
    "dini dinosaurus diploma diplomasi diplomat diplomatik direksi direktorat direktur diri",
    "dirinya dirjen dirut disabilitas disiplin diskon diskriminasi diskusi dispensasi display",
    "disposisi disrupsi distribusi distributor distrik dividen diversifikasi divisi diskotek",
    "disertasi disinformasi dirgahayu dirgantara diantaranya dibanding dibandingkan dibawah",
    "didalam disini disana dikarenakan dimaksud diatas diantara dibalik disamping disekitar",
    "dikutip berani beranda berapa beras berat berbagai berdasar berdasarkan beringin berita",
    "berkah berkala berkas berkat berkelanjutan berlian bermotor berlebihan bersama bersamaan",
    "bersejarah bersih berdaya beruang berbasis berbahaya berharga berbahasa berdurasi berukuran berinisial berisiko berjudul",
    "berkualitas bernama bernilai berupa berusia bertajuk bertema bertempat berikut berikutnya",
    "bersangkutan bersenjata beragam berturut bersubsidi berjumlah berprestasi berjangka",
    "berkaitan berwenang berstatus bergizi beralamat berkapasitas berpengalaman berpenghasilan",
    "berencana belum terakhir terampil terang teras terasi teratas teratai terapi terbaik",
    "terbanyak terbarukan terbaru terbatas terbawah terbesar terburuk terdahulu terdakwa terdekat",
    "terdepan terduga terendah tergugat terhadap terhitung terhormat terigu terik terjangkau",
    "terjauh terjemahan terkadang terkait terkecil terkemuka terkenal terkini terkuat terlalu",
    "terlapor terlarang terlebih terluar termasuk terminal termurah ternama ternak ternyata",
    "terobosan teroris terowongan terpadu terpal terpencil terpercaya terpopuler terpisah",
    "tersangka tersebut tersendiri tertentu tertib tertinggi tertua tertulis terumbu terus",
    "terutama teritorial teritori terjal teror terorisme tergantung terakreditasi terdiri",
    "terstruktur terintegrasi terintegritas",
)
# Verbs that stand without a prefix in standard news prose.
_ROOTS = listed(
    "absen adalah ajak ambil amblas ambles ambruk anjlok bagi bagikan bahas bangkit bangun batal",
    "bekerja beli berlangsung bertahan bicara bolos bubar buka cabut cair capai catat datang",
    "dorong duduk erupsi gagal gandeng ganti gelar gugur habis hadapi hadir hadiri hadirkan",
    "hancur hanyut hilang ikut ikuti imbau ingatkan jadi jaga jalani jalin jatuh juara kabur",
    "kalah kandas kantongi karam kebanjiran kecelakaan kedatangan kehilangan keluar kembalikan",
    "kembangkan kena kenalkan keracunan ketahuan kirim kukuhkan kumpulkan kunjungi lahir",
    "laksanakan lakukan lantik larang latih lepas lolos lulus luncurkan maju mandi masuk",
    "melambung melanda meledak meletus menang mencuat mendarat meninggal menyusul merosot minta",
    "mogok muncul mundur naik nyaris panen pantau pasang pastikan perbaiki pergi perkuat pimpin",
    "pindah pulang pulih punya putus raih rampung rebut resmikan rilis roboh rusak sabet salurkan",
    "sambut sampaikan sasar selenggarakan selesai sembuh sepakat serahkan serukan siagakan",
    "siapkan sita tampil tanam tandatangani tangani tangkap targetkan tayang tegaskan teken",
    "tenggelam terapkan terbang terbit terbitkan terjun tetapkan tewas tiba tingkatkan tinjau",
    "tumbang tumbuh tunda turun turunkan tutup ubah umumkan ungkap usulkan usung wafat wajibkan",
    "wujudkan",
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
    "pekan pelabuhan pelajaran pelaminan pelanggan peluang pelukan pemandangan pemasukan",
    "pemerintahan pemukiman penampilan penasaran pendapatan pendekatan pendidikan pendudukan",
    "penduduk penerbangan pengadilan pengajian pengalaman pengeluaran pengetahuan penghargaan",
    "penghasilan penginapan penglihatan peradilan perairan peralatan peranan peraturan perasaan",
    "perbankan perbatasan perbedaan perbuatan percobaan perdagangan perekonomian perempuan",
    "pergaulan perguruan perhatian perhiasan perhotelan perhubungan perikanan perindustrian",
    "peringkatan perizinan perjalanan perkantoran perkebunan perkiraan perkotaan perlahan",
    "permasalahan permodalan permukaan permukiman pernyataan perpustakaan perorangan persaingan",
    "persatuan persen perseroan persoalan persyaratan pertahanan pertambangan pertanian",
    "pertanyaan pertemanan pertengahan pertimbangan perumahan perusahaan perwakilan peternakan",
    "permainan pertumbuhan perlengkapan penerangan pertunjukan",
)
# After these a verb tells of what something is like or is for, not of what happens.
_BESIDE = listed(
    "yang untuk guna agar supaya dengan tanpa sambil seraya dalam sebagai saat ketika usai",
    "setelah",
)
_AUXILIARIES = listed(
    "akan telah sudah sedang tengah masih baru pernah bisa dapat harus ingin bakal tidak belum",
    "juga turut ikut sempat",
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


def happenings(
    sentence: Sequence[Word], taken: Set[int] = frozenset()
) -> Iterator[tuple[int, int]]:
    """Index and weight of each word that says what happens, in order; the lower weight the better.

    0: a verb of the main clause; 1: a noun of action. A verb after "yang", "untuk" and their like
    only adds to something and is passed over. Words with a capital letter are names unless they
    open the sentence; `taken` are indices spoken for by who and where ("Dinas Pemberdayaan
    Masyarakat" does nothing by its name).
    """
    for index, word in enumerate(sentence):
        if index in taken or (index and word.is_capitalised and not word.text.isupper()):
            continue
        split = index > 0 and sentence[index - 1].key == "di" and is_split_passive(word.key)
        if is_verb(word.key) or split:
            if not _is_beside(sentence, index):
                yield index, 0
        elif is_action_noun(word.key) and not _is_occasion(sentence, index):
            yield index, 1


def _is_occasion(sentence: Sequence[Word], index: int) -> bool:
    """ "pada peringatan ...", "dalam pelatihan ...": when or where it happens, not what."""
    return index > 0 and sentence[index - 1].key in _BESIDE | {
        "pada",
        "di",
        "dari",
        "ke",
        "terkait",
    }


def _is_beside(sentence: Sequence[Word], index: int) -> bool:
    before = index - 1
    while before >= 0 and index - before < 4 and sentence[before].key in _AUXILIARIES:
        before -= 1
    return before >= 0 and sentence[before].key in _BESIDE


def _without_particle(key: str) -> str:
    """Without -nya, -lah, -kah and without the second half of a reduplication."""
    word = key.split("-", 1)[0]
    for particle in ("nya", "lah", "kah"):
        if word.endswith(particle) and len(word) > 7:
            return word.removesuffix(particle)
    return word
