"""Word lists of the language engine. Each says what a word must be to stand in it."""

from __future__ import annotations


def listed(*lines: str) -> frozenset[str]:
    """The words of some lines as a set."""
    return frozenset(word for line in lines for word in line.split())


# Abbreviations that need not be written out. To stand here, an abbreviation is one that residents
# meet every week outside the news of its own institution, and that Indonesian news media left
# unexplained in most articles using it (checked on 3,698 articles of June 2025). An institution of
# a regency or a province is never here, however well known: the rule is for writing it out.
EVERYBODY_KNOWS = listed(
    # the person, the household, the pocket
    "KTP KK NIK SIM STNK BPKB NPWP PNS ASN WNI WNA RT RW HP WA WC AC TV PIN ATM SMS PHK THR",
    "SDM HAM",
    # time, measures, marks, everyday technology
    "WIB WITA WIT HUT USB GPS CCTV PDF QR URL IP IT FM LED VIP ID OK",
    # school and health
    "TK PAUD SD SDN SMP SMPN SMA SMAN SMK SMKN SLB RS RSUD RSUP UGD IGD ICU KB HIV AIDS COVID DNA",
    # state, law, security
    "RI NKRI UUD UU RUU KUHP DPR DPRD MPR DPD TNI AD AL AU POLRI AKP AKBP KPK KPU SAR PKK PMI",
    "DKI DIY",
    # money, energy, companies, transport
    "PT CV BUMN BUMD BBM LPG SPBU PLN PDAM BPJS APBN APBD UMKM BRI BNI BCA PR KA",
    # the world
    "AS PBB WHO ASEAN FIFA MC",
)

# Abbreviations that can be read aloud like a word, so that only a list tells them from shouting.
# They still have to be written out.
ACRONYMS = listed(
    "AMDAL APINDO ASABRI BAKAMLA BAKESBANGPOL BALITBANGDA BAPENDA BAPPEDA BAPPELITBANGDA BAPPENAS",
    "BASARNAS BAWASLU BAZNAS BULOG DAMKAR DAPODIK DEKRANASDA DESTANA DIKTI DINKES DINSOS DIPA",
    "DISDIK DISHUB DISKOMINFO FORKOPIMDA GAIKINDO GAPENSI GAPKI GAPOKTAN GENRE GERINDRA GERMAS",
    "GOLKAR HANURA HIPMI IPAL KADIN KESBANGPOL KOMINFO KONI KORPRI KOWANI MUSRENBANG NASDEM NATO",
    "ODOL OPEC PELINDO PELNI PEPARNAS PERBASI PERINDO PERTAMINA PERWOSI POPDA PORDA PORPROV",
    "PORSENI POSYANDU POLDA POLRES PRAMUKA PUSKESMAS RENJA RENSTRA SAKIP SAMSAT SATPOL SILPA",
    "SIREKAP TAGANA TASPEN UNESCO UNHAS UNICEF",
)

# Words that posters and messages put in capitals, so that one alone is shouting.
OFTEN_SHOUTED = listed(
    "ADA ADALAH AGAR AKAN AKHIRNYA AMAN ANAK ANDA ANTI APA ATAU AWAS AYO BACA BAGI BAHAYA BAIK",
    "BANGGA BANJIR BANYAK BARU BATAL BEBAS BELUM BENAR BERSAMA BERSATU BESAR BESOK BISA BOLEH",
    "BUKA BUKAN BURUAN CEGAH CEK CEPAT CUKUP DAFTAR DAN DARI DARURAT DATANG DENGAN DEMI DILARANG",
    "DISKON FAKTA GABUNG GEMPA GRATIS HADIAH HADIR HADIRI HANYA HARAP HARI HARUS HATI HEBAT HEBOH",
    "HIDUP HINDARI HINGGA HOAKS HOAX IKUT IKUTI INDONESIA INFO INFORMASI INI ITU JADI JADILAH",
    "JADWAL JAGA JANGAN JUARA KAMI KARENA KITA KLIK LAGI LAWAN LEBIH LUAR MAJU MARI MASIH MAU",
    "MENANG MERDEKA MOHON MULAI MURAH NYATA PADA PALING PALSU PASTI PASTIKAN PENGUMUMAN PENIPUAN",
    "PENTING PERHATIAN PERINGATAN PESERTA RESMI SAATNYA SALAH SAMPAI SANGAT SATU SEBARKAN SEGERA",
    "SEHAT SELALU SELAMAT SELURUH SEMUA SEPERTI SERENTAK SIAGA SIAP STOP SUDAH SUKSES TANPA TELAH",
    "TERBARU TERIMA KASIH TERLAMBAT TIDAK TOLAK TUNTAS UNDANGAN UNTUK VIRAL WAJIB WARGA WASPADA",
    "YANG ZONA",
)

UNITS = listed(
    "AC CC CM DC GB GHZ GT GW HA HP HZ KB KG KHZ KM KVA KW KWH KWP MB MBPS MM MHZ MW MWP PK TB VA",
)

# --- who ----------------------------------------------------------------------------------------

# Institutions by one word; what follows in capital letters belongs to the name ("Polres Bone").
INSTITUTIONS = listed(
    "bapenda bappeda bappelitbangda bappenas basarnas bawaslu baznas bi bkkbn bmkg bnn bnnp bnnk",
    "bnpb bpbd bpjs bpk bpkp bpn bpom bps bri brin bni bulog damkar disdik disdikbud dishub",
    "diskominfo disdukcapil dinkes dinsos dispora dpmptsp dpr dprd dpd forkopimda forkopimcam",
    "imigrasi inspektorat itb ipb kadin kanwil kejagung kejari kejati kejaksaan kemenag",
    "kemendagri kemendikdasmen kemenhub kemenkes kemenkeu kemenkominfo kemenkum kemensos kementan",
    "kementerian kepolisian kodam kodim kominfo komdigi komnas koni koramil korem korlantas kpai",
    "kpk kpp kppn kpu kwarcab kwarda lanal lantamal lanud lapas lpp lps mabes mui nu muhammadiyah",
    "ojk ombudsman pdam pelindo pelni pemda pemdes pemerintah pemkab pemkot pemprov perumda",
    "pertamina pkk pln pmi polairud polda polres polresta polrestabes polri polsek pramuka ptsp",
    "puskesmas pupr rri rsud rsup rutan satgas satlantas satpol satreskrim tni tvri ui ugm uin",
    "umi unhas unm",
)
# Words that head the name of an institution, when a word with a capital letter follows.
INSTITUTION_HEADS = listed(
    "akademi aliansi asosiasi badan bagian balai balitbang bank bidang biro dewan dinas",
    "direktorat ditjen dharma federasi forum fraksi gabungan gerakan himpunan ikatan institut",
    "kamar kantor karang kelompok klinik koalisi komando komisi komite komunitas kongres konsulat",
    "koperasi kwartir laboratorium lembaga mahkamah majelis markas organisasi paguyuban panitia",
    "partai paskibraka pengadilan pengurus perkumpulan persatuan perum perusahaan politeknik pt",
    "cv pusat rumah sekolah sekretariat serikat satuan sma smk smp sd man mts stie stikes tim",
    "unit universitas upt uptd yayasan taman klub ud bumdes dinsos",
)
# Offices of persons. In lower case too, as EYD V writes an office without a name.
OFFICES = listed(
    "bupati camat danlanal danlantamal danramil danrem dandim danyon dekan dirjen dirut dubes",
    "gubernur imam jubir kabid kades kadis kadinkes kadisdik kadiskominfo kajari kajati kapolda",
    "kapolres kapolresta kapolrestabes kapolri kapolsek kapuskesmas kasat kasatpol legislator",
    "lurah menag menkes menko mendagri mendikdasmen menkeu menlu mensos mentan menteri pangdam",
    "panglima pendeta presiden rektor sekda sekdis sekjen sekprov ustaz ustazah wabup wagub",
    "wakapolres wali walikota wamen wapres wawali raja ratu paus",
)
# Offices that need the next word to mean one: "Kepala Dinas", "Ketua PKK", "Direktur RSUD".
OFFICE_HEADS = listed(
    "anggota asisten brigjen danton direktur deputi hakim irjen jaksa jenderal kapten kepala",
    "ketua kolonel komandan komisaris kombes koordinator kompol letjen letkol manajer manager",
    "mayjen mayor pj pjs plh plt sekretaris staf wakil aipda aiptu akbp akp bripka ipda iptu ajun",
    "pelaksana penjabat juru founder ceo",
)
# Titles before a person's name.
TITLES = listed(
    "bapak ibu prof dr drg ir drs dra h hj kh ustaz ustazah andi daeng aktor aktris penyanyi",
    "artis",
)
GROUPS = listed(
    "akademisi aktivis aliansi aparat aparatur apoteker artis asn atlet balita bayi bidan buruh",
    "calon dokter dosen duta guru hakim ibu-ibu investor jaksa jamaah jemaah jemaat jurnalis",
    "kader kafilah karyawan keluarga kepolisian kelompok komunitas konsumen kontingen korban",
    "lansia mahasiswa mahasiswi masyarakat menteri nakes nasabah nelayan orang pasien pasukan",
    "pasutri pedagang pegawai pejabat pekerja pelajar pelaku pelamar pelanggan pelatih pelaut",
    "pelintas pemain pembalap pembeli pemerintah pemohon pemuda pemudik pemudi penambang pendaki",
    "pendaftar penderita penduduk pengemudi pengendara penggiat pengguna pengungsi pengunjung",
    "pengurus pengusaha penonton pensiunan penumpang penyandang penyelam penyidik penyintas",
    "penyuluh perajin peramal perawat perempuan peserta personel petani peternak petugas pihak",
    "pns polisi polwan prajurit pria produsen purnawirawan relawan remaja santri satpam seniman",
    "siswa siswi sopir suporter tahanan tenaga tersangka terdakwa tim tokoh umat veteran wanita",
    "warga warganet wartawan suami istri tetangga bocah pemilik pengedar pengelola penerima ibu",
    "bapak wisatawan wisudawan yatim dpr dprd umkm napi narapidana anak-anak timnas manajemen",
)
# A group after one of these is part of a name or of a subject: "kesehatan masyarakat", "hari guru".
NOT_A_GROUP_AFTER = listed(
    "kesehatan pemberdayaan pelayanan hak hari rumah kantor aula ruang gedung dana lembaga per",
    "bebas tanpa untuk-untuk",
)

# --- where --------------------------------------------------------------------------------------

# Places by their kind; with a name they say where on their own.
ADMINISTRATIVE = listed(
    "kabupaten kab kota kecamatan kec kelurahan kel desa dusun lingkungan nagari distrik kampung",
    "provinsi prov pulau kepulauan jalan jl jln gang lorong",
)
VENUES = listed(
    "alun-alun anjungan asrama aula bandara bank baruga bendungan benteng bukit car danau dermaga",
    "embarkasi exit gang gedung gereja gerbang gor gudang gunung halaman hotel hutan hulu",
    "jembatan kafe kampung kampus kantor kawasan kebun kelas kelenteng klinik kompleks komplek",
    "kos kawah lahan lapangan lapas laut lembah lokasi makodim mako mal mall mapolda mapolres",
    "mapolsek markas masjid monumen muara musala musalla museum pabrik padang pantai pangkalan",
    "pasar pelabuhan pelataran pendopo perairan perbatasan perempatan perkampungan perpustakaan",
    "perumahan pertigaan pesantren pesisir plaza polda polres polsek pondok posko posyandu pura",
    "puskesmas restoran rs rsud rsup ruang ruas rujab rutan samudra sawah sd sekolah selat sentra",
    "simpang sirkuit sma smk smp spbu stadion stasiun studio sungai taman tambak teluk tempat",
    "terminal tol tpa tps universitas vihara waduk warung wisma resor lereng auditorium ballroom",
    "mangrove rawa ruko kos-kosan apartemen vila villa indekos balai kediaman istana",
)
# Between a preposition and the place: "di sekitar", "di seluruh", "di halaman".
NEAR = listed(
    "area atas bagian barat bawah beberapa belakang daerah dalam dekat depan kaki kawasan kedua",
    "luar lokasi pinggir pinggiran pusat puncak salah satu samping sebuah sebelah sejumlah",
    "sekitar selatan seluruh semua sepanjang setiap sisi tengah tepi timur titik ujung utara",
    "wilayah dua tiga empat lima enam tujuh delapan sembilan sepuluh sebagian berbagai ibu",
)
# Follow a preposition with a capital letter and are no places.
NO_PLACES = listed(
    "allah antara balik bawah era facebook google grup hadapan hari instagram islam liga masa",
    "momen musim netflix piala tahun bulan telegram tengah tiktok threads tuhan twitter vidio",
    "spotify zoom whatsapp x youtube kategori kelompok babak putaran partai ramadan ramadhan",
    "natal lebaran idulfitri iduladha series seri dunia maya",
)
# Provinces of Indonesia, their capitals and islands, and the country: so that a lead about another
# region is understood without its gazetteer. Names as in Permendagri on codes of regions.
_PLACES = (
    "Indonesia, Tanah Air, Nusantara, Aceh, Sumatera Utara, Sumatera Barat, Riau, Kepulauan Riau, "
    "Jambi, Sumatera Selatan,Bengkulu, Lampung, Bangka Belitung, Jakarta, DKI Jakarta, Banten, "
    "Jawa Barat, Jawa Tengah, Jawa Timur, Yogyakarta,Bali, Nusa Tenggara Barat, Nusa Tenggara "
    "Timur, NTB, NTT, Kalimantan Barat, Kalimantan Tengah, Kalimantan Selatan,Kalimantan Timur, "
    "Kalimantan Utara, Sulawesi Utara, Gorontalo, Sulawesi Tengah, Sulawesi Barat, Sulawesi "
    "Selatan,Sulawesi Tenggara, Maluku, Maluku Utara, Papua, Papua Barat, Papua Barat Daya, Papua "
    "Tengah, Papua Pegunungan,Papua Selatan, Sulsel, Sulbar, Sulteng, Sultra, Sulut, Jabar, "
    "Jateng, Jatim, Kaltim, Kalsel, Kalbar, Kalteng,Kaltara, Sumut, Sumbar, Sumsel, Babel, Kepri, "
    "Sumatera, Sumatra, Jawa, Kalimantan, Sulawesi, Banda Aceh, Medan, Padang,Pekanbaru, "
    "Tanjungpinang, Palembang, Pangkalpinang, Bandar Lampung, Serang, Bandung, Semarang, "
    "Surabaya, Denpasar,Mataram, Kupang, Pontianak, Palangka Raya, Banjarmasin, Banjarbaru, "
    "Samarinda, Balikpapan, Tanjung Selor, Manado, Palu,Mamuju, Makassar, Kendari, Ambon, "
    "Ternate, Sofifi, Jayapura, Manokwari, Sorong, Nabire, Wamena, Merauke, Bogor, "
    "Depok,Tangerang, Bekasi, Malang, Solo, Batam, Jabodetabek, Ibu Kota Nusantara, IKN"
)
PLACES = tuple(_PLACES.split(", "))
