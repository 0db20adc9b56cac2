namespace Paseban.Sandbox.Population;

/// <summary>The words names are made of. Our own lists: sounds of Jakarta's many origins, with no roll of people behind them.</summary>
internal static class NameWords
{
    internal static readonly string[] OldMen =
    [
        "Sarmili", "Madun", "Niman", "Rojali", "Sanusi", "Mursid", "Saimin", "Tukiman", "Wagiman", "Parto", "Karsono", "Sukirno",
        "Slamet", "Djumadi", "Soekardi", "Kasman", "Ngadimin", "Tarmuji", "Abdul Rojak", "Mansyur", "Hasan Basri", "Usman",
        "Marzuki", "Jamhari", "Bonin", "Nasrun", "Zainal", "Syafril", "Darwis", "Uyung", "Tatang", "Dadang", "Asep", "Engkos",
        "Ujang", "Parulian", "Maruli", "Saur", "Liem Hok", "Tjong An", "Yohanes", "Petrus", "Markus", "La Ode Musa", "Daeng Sila",
        "Achmad", "Moch. Saleh", "Moh. Yusuf", "Muhammad Nur", "Ibrahim", "Soleh",
    ];

    internal static readonly string[] OldWomen =
    [
        "Rohaya", "Saanih", "Maemunah", "Romlah", "Asmah", "Hamidah", "Napsiah", "Sainah", "Tukinem", "Ngatiyem", "Wagiyem",
        "Sumarni", "Suminah", "Kartini", "Poniyem", "Rusmini", "Djuminten", "Soeparti", "Kasiyem", "Siti Aminah", "Siti Rohani",
        "Nurhayati", "Rosmaini", "Yusnidar", "Zubaidah", "Enok", "Eutik", "Iyam", "Cicih", "Onih", "Tiurma", "Rotua", "Lie Siu",
        "Tan Giok", "Maria", "Yuliana", "Wa Ode Sitti", "Andi Rukiah", "Fatmah", "Aisyah", "Halimah", "Chadijah", "Mardiyah",
        "Jubaedah", "Sopiah", "Mariam", "Salmah", "Rukoyah", "Mimin", "Karsih",
    ];

    internal static readonly string[] Men =
    [
        "Agus", "Budi", "Dedi", "Eko", "Hendra", "Irwan", "Joko", "Rudi", "Toni", "Wahyu", "Yanto", "Bambang", "Arif", "Fajar",
        "Andi", "Rahmat", "Taufik", "Ridwan", "Fauzi", "Iqbal", "Doni", "Ferry", "Heri", "Iwan", "Nanang", "Opik", "Samsul", "Udin",
        "Yusuf", "Zaenal", "Robert", "Daniel", "Jonathan", "Hotman", "Togar", "Made", "Kadek", "Syahrul", "Anwar", "Ilham",
        "Baskoro", "Galih", "Mulyadi", "Ahmad", "Muhamad", "Muhammad", "Moh.", "Abdullah",
    ];

    internal static readonly string[] Women =
    [
        "Ani", "Dewi", "Eka", "Fitri", "Ida", "Indah", "Lina", "Maya", "Nia", "Nining", "Nur", "Puji", "Ratna", "Rini", "Sari",
        "Siti", "Sri", "Tuti", "Wati", "Yanti", "Yuni", "Endang", "Titin", "Neneng", "Euis", "Yeni", "Lilis", "Mega", "Novi",
        "Rosita", "Erna", "Sulastri", "Anita", "Bella", "Kartika", "Veronika", "Theresia", "Juliana", "Ketut", "Wayan", "Zulfa",
        "Khadijah", "Fatimah", "Umi", "Laila", "Nurul", "Annisa", "Ayu",
    ];

    internal static readonly string[] Boys =
    [
        "Alfian", "Arkan", "Azka", "Bagas", "Bima", "Daffa", "Dzaki", "Fadhil", "Fathir", "Gibran", "Hafiz", "Kenzo", "Khalid",
        "Nizam", "Rafa", "Raffi", "Rayhan", "Rizky", "Satria", "Yazid", "Zidan", "Al Fatih", "Arsya", "Elang", "Gilang", "Keanu",
        "Langit", "Naufal", "Putra", "Raja",
    ];

    internal static readonly string[] Girls =
    [
        "Adiba", "Aira", "Alesha", "Almira", "Anindya", "Aqila", "Aurel", "Azzahra", "Calista", "Citra", "Dinda", "Felicia", "Hana",
        "Inara", "Kayla", "Keisha", "Khanza", "Meisya", "Naila", "Nabila", "Putri", "Qonita", "Rania", "Salsabila", "Shanum",
        "Syifa", "Talita", "Zahra", "Zivana", "Bunga",
    ];

    internal static readonly string[] LastMen =
    [
        "Saputra", "Hidayat", "Setiawan", "Kurniawan", "Santoso", "Wibowo", "Susanto", "Prasetyo", "Nugroho", "Hakim", "Ramadhan",
        "Maulana", "Firmansyah", "Gunawan", "Suryadi", "Permana", "Purnomo", "Syahputra", "Hasanudin", "Siregar", "Nasution",
        "Simanjuntak", "Chaniago", "Tanjung", "Halim", "Wijaya",
    ];

    internal static readonly string[] LastWomen =
    [
        "Lestari", "Rahayu", "Handayani", "Wulandari", "Puspitasari", "Kusumawati", "Maharani", "Anggraini", "Safitri", "Rahmawati",
        "Hasanah", "Khoirunnisa", "Damayanti", "Oktaviani", "Yuliani", "Permatasari", "Ningsih", "Utami", "Siregar", "Nasution",
        "Sitorus", "Wijayanti", "Fadilah", "Ramadhani", "Halimah",
    ];

    /// <summary>Javanese names are built: a beginning and an ending.</summary>
    internal static readonly string[] Beginnings =
    [
        "Su", "Sar", "Pur", "Mar", "Har", "Wi", "Dar", "Kar", "Tri", "Mul", "Sis", "Jat", "Nur", "Sum", "Wir", "Tar", "Pra", "Yul",
        "Ris", "Ed",
    ];

    internal static readonly string[] MenEndings =
    [
        "yanto", "yono", "diman", "tono", "madi", "wanto", "naryo", "jono", "dianto", "woto", "sito", "kiman", "gito", "darto",
        "miko", "wardi",
    ];

    internal static readonly string[] WomenEndings =
    [
        "yani", "yati", "tini", "warni", "ningsih", "diyah", "wati", "minah", "nengsih", "yem", "kinah", "giyanti", "dari", "sih",
        "miyati", "lasmi",
    ];

    internal static readonly string[] Birthplaces =
    [
        "Jakarta", "Jakarta", "Jakarta", "Jakarta", "Jakarta", "Bogor", "Bekasi", "Tangerang", "Depok", "Bandung", "Garut",
        "Cirebon", "Tegal", "Brebes", "Semarang", "Solo", "Wonogiri", "Kebumen", "Yogyakarta", "Surabaya", "Madiun", "Padang",
        "Medan", "Palembang", "Serang", "Kepulauan Seribu",
    ];

    internal static readonly string[] Streets =
    [
        "Jl. Melati", "Jl. Kenanga", "Jl. Mangga", "Jl. Rambutan", "Jl. Kramat", "Jl. Masjid", "Jl. Haji Saman", "Jl. Pedati",
        "Jl. Bambu", "Jl. Cempaka", "Gg. Mawar", "Gg. Sawo", "Gg. Buntu", "Gg. Langgar", "Gg. Duku", "Gg. Kelinci", "Gg. Asem",
        "Gg. Mushola", "Gg. Nangka", "Kp. Rawa", "Kp. Pulo", "Kp. Baru",
    ];
}
