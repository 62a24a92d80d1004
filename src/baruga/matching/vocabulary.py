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
    "AMDAL APINDO ASABRI BAKAMLA BAKESBANGPOL BALITBANGDA BAPENDA BAPPEDA BAPPELITBANGDA",
    "BAPPENAS BASARNAS BAWASLU BAZNAS BULOG DAMKAR DAPODIK DEKRANASDA DESTANA DIKTI DINKES",
    "DINSOS DIPA DISDIK DISHUB DISKOMINFO FORKOPIMDA GAIKINDO GAPENSI GAPKI GAPOKTAN GENRE",
    "GERINDRA GERMAS GOLKAR HANURA HIPMI IPAL KADIN KESBANGPOL KOMINFO KONI KORPRI KOWANI",
    "MUSRENBANG NASDEM NATO ODOL OPEC PELINDO PELNI PEPARNAS PERBASI PERINDO PERTAMINA PERWOSI",
    "POLDA POLRES POPDA PORDA PORPROV PORSENI POSYANDU PRAMUKA PUSKESMAS RENJA RENSTRA SAKIP",
    "SAMSAT SATPOL SILPA SIREKAP TAGANA TASPEN UNESCO UNHAS UNICEF",
)

# Words that posters and messages put in capitals, so that one alone is shouting.
OFTEN_SHOUTED = listed(
    "ADA ADALAH AGAR AKAN AKHIRNYA AMAN ANAK ANDA ANTI APA ATAU AWAS AYO BACA BAGI BAHAYA BAIK",
    "BANGGA BANJIR BANYAK BARU BATAL BEBAS BELUM BENAR BERSAMA BERSATU BESAR BESOK BISA BOLEH",
    "BUKA BUKAN BURUAN CEGAH CEK CEPAT CUKUP DAFTAR DAN DARI DARURAT DATANG DEMI DENGAN DILARANG",
    "DISKON FAKTA GABUNG GEMPA GRATIS HADIAH HADIR HADIRI HANYA HARAP HARI HARUS HATI HEBAT",
    "HEBOH HIDUP HINDARI HINGGA HOAKS HOAX IKUT IKUTI INDONESIA INFO INFORMASI INI ITU JADI",
    "JADILAH JADWAL JAGA JANGAN JUARA KAMI KARENA KASIH KITA KLIK LAGI LAWAN LEBIH LUAR MAJU",
    "MARI MASIH MAU MENANG MERDEKA MOHON MULAI MURAH NYATA PADA PALING PALSU PASTI PASTIKAN",
    "PENGUMUMAN PENIPUAN PENTING PERHATIAN PERINGATAN PESERTA RESMI SAATNYA SALAH SAMPAI SANGAT",
    "SATU SEBARKAN SEGERA SEHAT SELALU SELAMAT SELURUH SEMUA SEPERTI SERENTAK SIAGA SIAP STOP",
    "SUDAH SUKSES TANPA TELAH TERBARU TERIMA TERLAMBAT TIDAK TOLAK TUNTAS UNDANGAN UNTUK VIRAL",
    "WAJIB WARGA WASPADA YANG ZONA",
)

UNITS = listed(
    "AC CC CM DC GB GHZ GT GW HA HP HZ KB KG KHZ KM KVA KW KWH KWP MB MBPS MHZ MM MW MWP PK TB",
    "VA",
)

# --- who ----------------------------------------------------------------------------------------

# Institutions by one word; what follows in capital letters belongs to the name ("Polres Bone").
INSTITUTIONS = listed(
    "bapenda bappeda bappelitbangda bappenas basarnas bawaslu baznas bi bkkbn bmkg bni bnn bnnk",
    "bnnp bnpb bpbd bpjs bpk bpkp bpn bpom bps bri brin bulog damkar dinkes dinsos disdik",
    "disdikbud disdukcapil dishub diskominfo dispora dpd dpmptsp dpr dprd forkopimcam forkopimda",
    "imigrasi inspektorat ipb itb kadin kanwil kejagung kejaksaan kejari kejati kemenag",
    "kemendagri kemendikdasmen kemenhub kemenkes kemenkeu kemenkominfo kemenkum kemensos",
    "kementan kementerian kepolisian kodam kodim komdigi kominfo komnas koni koramil korem",
    "korlantas kpai kpk kpp kppn kpu kwarcab kwarda lanal lantamal lanud lapas lpp lps mabes",
    "muhammadiyah mui nu ojk ombudsman pdam pelindo pelni pemda pemdes pemerintah pemkab pemkot",
    "pemprov pertamina perumda pkk pln pmi polairud polda polres polresta polrestabes polri",
    "polsek pramuka ptsp pupr puskesmas rri rsud rsup rutan satgas satlantas satpol satreskrim",
    "tni tvri ugm ui uin umi unhas unm",
)
# Words that head the name of an institution, when a word with a capital letter follows.
INSTITUTION_HEADS = listed(
    "akademi aliansi asosiasi badan bagian balai balitbang bank bea bidang biro bumdes cv dewan",
    "dharma dinas dinsos direktorat ditjen federasi forum fraksi gabungan gerakan himpunan",
    "ikatan institut kamar kantor karang kelompok klinik klub koalisi komando komisi komite",
    "komunitas kongres konsulat koperasi kwartir laboratorium lembaga mahkamah majelis man",
    "markas mts organisasi paguyuban panitia partai paskibraka pengadilan pengurus perkumpulan",
    "persatuan perum perusahaan politeknik pt pusat rumah satuan sd sekolah sekretariat serikat",
    "sma smk smp stie stikes tim ud unit universitas upt uptd yayasan",
)
# Offices of persons. In lower case too, as EYD V writes an office without a name.
OFFICES = listed(
    "bupati camat dandim danlanal danlantamal danramil danrem danyon dekan dirjen dirut dubes",
    "gubernur jubir kabid kades kadinkes kadis kadisdik kadiskominfo kajari kajati kapolda",
    "kapolres kapolresta kapolrestabes kapolri kapolsek kapuskesmas kasat kasatpol legislator",
    "lurah menag mendagri mendikdasmen menkes menkeu menko menlu mensos mentan menteri pangdam",
    "panglima pendeta presiden rektor sekda sekdis sekjen sekprov ustaz ustazah wabup wagub",
    "wakapolres wali walikota wamen wapres wawali",
)
# Offices that need the next word to mean one: "Kepala Dinas", "Ketua PKK", "Direktur RSUD".
OFFICE_HEADS = listed(
    "aipda aiptu ajun akbp akp anggota asisten brigjen bripka ceo danton deputi direktur founder",
    "hakim ipda iptu irjen jaksa jenderal juru kapten kepala ketua kolonel komandan kombes",
    "komisaris komisioner kompol koordinator letjen letkol manager manajer mayjen mayor",
    "pelaksana penjabat perdana pj pjs plh plt sekretaris staf wakil",
)
# Titles before a person's name.
TITLES = listed(
    "aktor aktris andi artis bapak daeng dr dra drg drs h hj ibu ir kh penyanyi prof ustaz",
    "ustazah",
)
GROUPS = listed(
    "advokat ahli akademisi aktivis aliansi anak-anak aparat aparatur apoteker artis asn atlet",
    "balita bapak bayi bidan bocah buruh calon dokter dosen dpr dprd duta emak-emak guru hakim",
    "ibu ibu-ibu investor istri jaksa jamaah jemaah jemaat jurnalis kader kafilah karyawan",
    "kelompok keluarga kepolisian komunitas konsumen kontingen korban lansia mahasiswa mahasiswi",
    "manajemen masyarakat menteri nakes napi narapidana nasabah nelayan orang otoritas pasien",
    "pasukan pasutri pedagang pegawai pejabat pekerja pelajar pelaku pelamar pelanggan pelatih",
    "pelaut pelintas pemain pembalap pembeli pemerintah pemilik pemohon pemuda pemudi pemudik",
    "penambang pendaftar pendaki penderita penduduk penerima pengacara pengedar pengelola",
    "pengemudi pengendara penggiat pengguna pengungsi pengunjung pengurus pengusaha penonton",
    "pensiunan penumpang penyandang penyelam penyidik penyintas penyuluh perajin peramal perawat",
    "perempuan personel peserta petani peternak petugas pihak pns polisi polwan prajurit pria",
    "produsen purnawirawan relawan remaja saksi santri satpam seniman siswa siswi sopir suami",
    "suporter tahanan tenaga terdakwa tersangka tetangga tim timnas tokoh umat umkm veteran",
    "wanita warga warganet wartawan wisatawan wisudawan yatim",
)
# A group after one of these is part of a name or of a subject: "kesehatan masyarakat", "hari guru".
NOT_A_GROUP_AFTER = listed(
    "aula bebas dana gedung hak hari kantor kesehatan lembaga padat pelayanan pemberdayaan per",
    "ruang rumah tanpa",
)

# --- where --------------------------------------------------------------------------------------

# Places by their kind; with a name they say where on their own.
ADMINISTRATIVE = listed(
    "desa distrik dusun gang jalan jl jln kab kabupaten kampung kec kecamatan kel kelurahan",
    "kepulauan kota lingkungan lorong nagari prov provinsi pulau",
)
VENUES = listed(
    "alun-alun anjungan apartemen asrama auditorium aula balai ballroom bandara bank baruga",
    "bendungan benteng bukit car danau dermaga embarkasi exit gang gedung gerbang gereja gor",
    "gudang gunung halaman hotel hulu hutan indekos istana jembatan kafe kampung kampus kantor",
    "kawah kawasan kebun kediaman kelas kelenteng klinik komplek kompleks kos kos-kosan lahan",
    "lapangan lapas laut lembah lereng lokasi mako makodim mal mall mangrove mapolda mapolres",
    "mapolsek markas masjid monumen muara musala musalla museum pabrik padang pangkalan pantai",
    "pasar pelabuhan pelataran pendopo perairan perbatasan perempatan perkampungan perpustakaan",
    "pertigaan perumahan pesantren pesisir plaza polda polres polsek pondok posko posyandu pura",
    "puskesmas rawa resor restoran rs rsud rsup ruang ruas rujab ruko rutan samudra sawah sd",
    "sekolah selat sentra simpang sirkuit sma smk smp spbu stadion stasiun studio sungai taman",
    "tambak teluk tempat terminal tol tpa tps universitas vihara vila villa waduk warung wisma",
)
# Between a preposition and the place: "di sekitar", "di seluruh", "di halaman".
NEAR = listed(
    "area atas bagian barat bawah beberapa belakang berbagai daerah dalam dekat delapan depan",
    "dua empat enam ibu kaki kawasan kedua lima lokasi luar pinggir pinggiran puncak pusat salah",
    "samping satu sebagian sebelah sebuah sejumlah sekitar selatan seluruh sembilan semua",
    "sepanjang sepuluh setiap sisi tengah tepi tiga timur titik tujuh ujung utara wilayah",
)
# Follow a preposition with a capital letter and are no places.
NO_PLACES = listed(
    "allah antara babak balik bawah bulan dunia era facebook google grup hadapan hari iduladha",
    "idulfitri instagram islam kategori kelompok lebaran liga masa maya media momen musim natal",
    "netflix partai piala putaran ramadan ramadhan seri series spotify tahun telegram tengah",
    "threads tiktok tuhan twitter vidio whatsapp x youtube zoom",
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
