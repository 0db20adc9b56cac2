using System.Globalization;
using Paseban.Web.Intake;
using Paseban.Web.Languages;

namespace Paseban.Portal.Registration;

/// <summary>What is asked by a page of its own, as one would ask it aloud.</summary>
/// <param name="Code">Of the fact or the indicator.</param>
/// <param name="Word">In the address.</param>
/// <param name="Text">The question; {0} is whom it is about.</param>
/// <param name="Hint">What its words mean; null where they need nothing.</param>
internal sealed record PlainWords(string Code, string Word, BilingualText Text, BilingualText? Hint = null)
{
    /// <summary>What a member states about themselves.</summary>
    public static IReadOnlyList<PlainWords> OfPerson { get; } =
    [
        new("dki_identity", "ktp-jakarta", new("Apakah {0} punya KTP Jakarta?", "Does {0} have a Jakarta identity card (KTP)?"),
            new("Untuk anak: apakah namanya ada di kartu keluarga Jakarta?", "For a child: is it named on a Jakarta family card?")),
        new("pensioner", "pensiunan", new(
            "Apakah {0} pensiunan PNS, TNI, atau Polri?", "Is {0} a pensioner of the state (PNS, TNI, Polri)?"),
            new("Artinya: dulu pegawai negeri, tentara, atau polisi, dan sekarang menerima uang pensiun.",
                "That is: once a civil servant, soldier or police officer, and now paid a pension.")),
        new("income", "penghasilan", new("Bagaimana penghasilan {0}?", "What is the income of {0}?"),
            new("Sangat kecil artinya tidak cukup untuk makan dan kebutuhan sehari-hari.",
                "Very small means not enough for food and daily needs.")),
        new("bedridden", "sakit-menahun",
            new("Apakah {0} sakit menahun dan hanya bisa berbaring?", "Has {0} been ill for long and unable to leave the bed?")),
        new("neglected", "terlantar", new("Apakah {0} terlantar?", "Is {0} neglected?"),
            new("Misalnya tidak ada yang merawat atau memperhatikan.", "Such as: nobody cares for them or looks after them.")),
        new("disability", "disabilitas", new("Apakah {0} penyandang disabilitas?", "Does {0} have a disability?"),
            new("Bila tidak, pilih Tidak ada. Netra: tidak melihat. Rungu: tidak mendengar. Wicara: tidak dapat bicara.",
                "Where there is none, choose None.")),
        new("poor_family", "keluarga-miskin", new("Apakah keluarga {0} keluarga miskin?", "Is the family of {0} poor?"),
            new("Artinya: sulit memenuhi makan, pakaian, dan tempat tinggal.", "That is: food, clothes and a home are hard to pay for.")),
        new("lives_alone", "tinggal-sendiri", new("Apakah {0} tinggal sendirian?", "Does {0} live alone?")),
    ];

    /// <summary>What the home is like.</summary>
    public static IReadOnlyList<PlainWords> OfHome { get; } =
    [
        new("sta_bangunan", "rumah", new("Rumah ini milik siapa?", "Whose is the house?")),
        new("sta_lahan", "tanah", new("Tanahnya milik siapa?", "Whose is the land?")),
        new("lantai", "lantai", new("Lantai rumah paling banyak dari apa?", "What is most of the floor made of?")),
        new("dinding", "dinding", new("Dinding rumah paling banyak dari apa?", "What are most of the walls made of?")),
        new("kondisi_dinding", "keadaan-dinding", new("Bagaimana keadaan dinding rumah?", "What state are the walls in?")),
        new("atap", "atap", new("Atap rumah paling banyak dari apa?", "What is most of the roof made of?")),
        new("kondisi_atap", "keadaan-atap", new("Bagaimana keadaan atap rumah?", "What state is the roof in?")),
        new("cara_peroleh_airminum", "air-minum", new(
            "Bagaimana keluarga mendapat air minum?", "How does the family get its drinking water?"),
            new("Langganan: membayar setiap bulan. Membeli eceran: per galon atau jeriken.",
                "Subscription: paid each month. Bought by the can: gallon or jerrycan.")),
        new("sumber_penerangan", "lampu", new("Lampu di rumah menyala dengan apa?", "What lights the home?"),
            new("PLN: perusahaan listrik negara.", "PLN: the state electricity company.")),
        new("daya", "listrik", new("Berapa daya listrik di rumah?", "How much electric power is installed?"),
            new("Tertulis di meteran atau struk listrik.", "It stands on the meter or the electricity receipt.")),
        new("bb_masak", "memasak", new("Memasak dengan apa?", "What is used for cooking?")),
        new("fasbab", "kakus", new("Keluarga memakai kakus milik siapa?", "Which toilet does the family use?"),
            new("Kakus: tempat buang air besar (WC).", "")),
        new("kloset", "kloset", new("Bagaimana bentuk kakusnya?", "What kind of toilet is it?"),
            new("Leher angsa: lubangnya berisi air. Plengsengan: saluran miring. Cemplung atau cubluk: langsung ke lubang.",
                "Leher angsa: water stays in the bend. Plengsengan: a slope. Cemplung or cubluk: straight into a pit.")),
        new("buang_tinja", "pembuangan", new("Kotoran dari kakus dibuang ke mana?", "Where does the toilet's waste go?"),
            new("SPAL: saluran air limbah bersama.", "")),
    ];

    /// <summary>
    /// The question as a page of its own asks it, and its word. A new fact of the law has the catalogue's words until it has some here.
    /// </summary>
    public static (string Word, Ask Ask) For(IReadOnlyList<PlainWords> words, Ask ask, Speaker say, string about)
    {
        var code = ask.Path[(ask.Path.LastIndexOf('.') + 1)..];
        // Alone on its page even a long list is seen whole.
        if (ask.Kind == AskKind.List) ask = ask with { Kind = AskKind.Choice };
        return words.FirstOrDefault(one => one.Code == code) is { } plain
            ? (plain.Word, ask with
            {
                Label = string.Format(CultureInfo.InvariantCulture, say[plain.Text], about),
                Hint = plain.Hint is null ? null : say[plain.Hint],
            })
            : (code, ask);
    }
}
