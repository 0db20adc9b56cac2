using System.Globalization;
using Paseban.Assistance.Intake;
using Paseban.Web.Components;
using Paseban.Web.Languages;

namespace Paseban.Web.Intake;

/// <summary>
/// Everything that the form asks, in the words of the reader's language, in the order in which a family answers best. The portal shows a
/// question a page, the counter all of them at once.
/// </summary>
public sealed class QuestionBook(Speaker say, FormQuestions questions)
{
    /// <summary>The first words of the slugs of questions about one member.</summary>
    public const string PersonWord = "orang";
    public const string ConditionWord = "keadaan";
    public const string ProgrammeWord = "program";

    public const string MembersSlug = "anggota";
    public const string AreaSlug = "kelurahan";
    public const string DocumentsSlug = "dokumen";
    public const string CheckSlug = "periksa";
    public const string FirstSlug = "nama-1";

    private static readonly (string Slug, string[] Codes)[] HomeGroups =
    [
        ("rumah", ["sta_bangunan", "sta_lahan"]),
        ("lantai", ["lantai", "dinding", "kondisi_dinding"]),
        ("atap", ["atap", "kondisi_atap"]),
        ("listrik", ["cara_peroleh_airminum", "sumber_penerangan", "daya", "bb_masak"]),
        ("sanitasi", ["fasbab", "kloset", "buang_tinja"]),
    ];

    private IReadOnlyList<Choice> YesNo => Choices(FormQuestions.YesNo);

    /// <summary>The head's own questions, one by one.</summary>
    public IReadOnlyList<Question> Head(FormFields form) =>
    [
        One(FirstSlug, Name(0) with { Label = say["Siapa nama kepala keluarga?", "What is the name of the head of the family?"] }),
        One("nik-1", Nik(0) with
        {
            Label = say["NIK kepala keluarga", "NIK of the head of the family"],
        }),
        new("lahir-1", say[$"Kapan {Called(form, 0)} lahir?", $"When was {Called(form, 0)} born?"],
            [
                BirthDate(0) with { IsOptional = false, Hint = say["Misalnya 15 3 1958.", "Such as 15 3 1958."] },
                Sex(0) with { IsOptional = false }, BirthPlace(0),
            ],
            say["Kami membaca tanggal dan jenis kelamin dari NIK. Perbaiki bila salah.",
                "Date and sex are read from the NIK. Correct them where they are wrong."]),
    ];

    public IReadOnlyList<Question> Home() =>
    [
        One("kk", Card()), One("alamat", Address()),
        new("rt-rw", say["RT dan RW tempat tinggal", "RT and RW of the home"], [Neighbourhood("rt"), Neighbourhood("rw")]),
    ];

    public Question Phone() => One("telepon", PhoneNumber());

    /// <summary>Who a member is; for the head see <see cref="Head"/>.</summary>
    public Question Member(FormFields form, int place) => new(
        MemberSlug(place),
        place < form.Members
            ? Called(form, place)
            : say["Tambah anggota keluarga", "Add a member of the family"],
        Person(place),
        say["Tulis semua orang yang tercantum di kartu keluarga.", "Name everybody on the family card."]);

    /// <summary>Name, relation, NIK, birth date, sex and birth place.</summary>
    public IReadOnlyList<Ask> Person(int place) =>
        [Name(place), .. place == 0 ? [] : (Ask[])[Relation(place)], Nik(place), BirthDate(place), Sex(place), BirthPlace(place)];

    public Question Condition(FormFields form, int place) => new(
        ConditionSlug(place), say[$"Keadaan {Called(form, place)}", $"About {Called(form, place)}"], Conditions(place),
        say["Jawab yang Anda tahu. Yang tidak tahu boleh dilewati.", "Answer what you know; the rest may be left."]);

    public IReadOnlyList<Ask> Conditions(int place) =>
    [
        .. questions.OfPerson.Select(question => new Ask(
            At(place, "facts." + question.Code),
            ReferenceEquals(question.Options, FormQuestions.YesNo) ? AskKind.YesNo
                : question.Options.Count > 5 ? AskKind.List : AskKind.Choice,
            say[question.Text], null, Choices(question.Options), true)),
        new(At(place, "facts.disability_letter"), AskKind.Text, say["Nomor surat disabilitas", "Number of the disability letter"],
            say["Hanya bila ada surat dari dokter atau puskesmas.", "Only where a doctor or clinic wrote a letter."], null, true, 20),
        new(At(place, "facts.disability_certifier"), AskKind.Text, say["Siapa yang menulis surat itu", "Who wrote that letter"], null, null,
            true),
    ];

    public Question Programme(FormFields form, int place) =>
        One(ProgrammeSlug(place), Programmes(place) with
        {
            Label = say[$"Bantuan apa yang diminta untuk {Called(form, place)}?", $"Which assistance is asked for {Called(form, place)}?"],
        });

    public Ask Programmes(int place) => new(
        At(place, "programmes"), AskKind.Many, say["Program yang diminta", "Programmes asked for"],
        say["Boleh lebih dari satu. Bila tidak ada, orang ini hanya didata.",
            "More than one may be chosen. With none, the person is only put on record."],
        [.. questions.Programmes.Select(option => new Choice(option.Code, $"{say[option.Text]} ({option.Code})"))], true);

    /// <summary>The four questions of which a yes, or branded water, ends the matter.</summary>
    public IReadOnlyList<Question> Exclusions() =>
    [
        One("pegawai", new("answers.public_employee", AskKind.YesNo,
            say["Apakah ada anggota rumah tangga yang pegawai tetap BUMN/BUMD, PNS, TNI, Polri, atau anggota DPR/DPRD?",
                "Is anybody in the household a permanent employee of BUMN/BUMD, PNS, TNI, Polri, or a member of DPR/DPRD?"],
            null, YesNo)),
        One("mobil", new("answers.car", AskKind.YesNo,
            say["Apakah rumah tangga memiliki mobil?", "Does the household own a car?"], null, YesNo)),
        One("njop", new("answers.property_over_1b", AskKind.YesNo,
            say[$"Apakah NJOP tanah dan bangunan milik rumah tangga di atas {questions.PropertyLimit}?",
                $"Is the taxable value (NJOP) of the household's land and buildings above {questions.PropertyLimit}?"],
            say["NJOP tertulis di surat PBB. Rumah sewa tidak dihitung.",
                "It stands on the property tax bill. A rented house does not count."],
            YesNo)),
        One("air", new("answers.water", AskKind.Choice,
            say["Dari mana air minum keluarga paling sering?", "Where does most of the family's drinking water come from?"], null,
            Choices(questions.Water.Options))),
    ];

    /// <summary>The indicators of the home, in groups.</summary>
    public IReadOnlyList<Question> Indicators() =>
    [
        .. HomeGroups.Select(group => new Question(group.Slug, GroupTitle(group.Slug), [.. group.Codes.Select(Indicator)],
            say["Boleh dilewati bila tidak tahu.", "May be left where not known."])),
    ];

    public Ask Card() => new("kk", AskKind.Digits, say["Nomor kartu keluarga (KK)", "Number of the family card (KK)"],
        say["16 angka di bagian atas kartu keluarga.", "16 digits at the top of the family card."], null, false, 20);

    public Ask Address() => new("address", AskKind.Text, say["Alamat tempat tinggal sekarang", "Address where you live now"],
        say["Nama jalan dan nomor rumah. Boleh berbeda dengan KTP.", "Street and house number. It may differ from the identity card."]);

    public Ask Neighbourhood(string unit) => new(unit, AskKind.Digits, unit.ToUpperInvariant(),
        say["Misalnya 005", "Such as 005"], null, false, 3);

    /// <summary>The kelurahan; the portal asks it in steps on a page of its own.</summary>
    public static Question Kelurahan { get; } = One(AreaSlug, Area([]));

    public static Ask Area(IReadOnlyList<Choice> areas) => new("area", AskKind.List, "Kelurahan", null, areas);

    public Ask PhoneNumber() => new("phone", AskKind.Phone, say["Nomor telepon", "Telephone number"],
        say["Untuk memberi kabar. Boleh nomor anak atau tetangga.", "To send news. It may be a child's or a neighbour's."], null, true, 20);

    /// <summary>What somebody is called in questions about them.</summary>
    public string Called(FormFields form, int place) => form[At(place, "name")]
        ?? (place == 0 ? say["kepala keluarga", "the head of the family"] : say[$"anggota {place + 1}", $"member {place + 1}"]);

    private Ask Name(int place) => new(At(place, "name"), AskKind.Text, say["Nama lengkap", "Full name"],
        say["Seperti pada KTP atau kartu keluarga.", "As on the identity card or family card."]);

    private Ask Nik(int place) => new(At(place, "nik"), AskKind.Digits, "NIK",
        say["16 angka pada KTP, atau pada kartu keluarga untuk anak.",
            "16 digits on the identity card, or on the family card for a child."],
        null, false, 20);

    private Ask BirthDate(int place) => new(At(place, "birthDate"), AskKind.Date, say["Tanggal lahir", "Date of birth"],
        say["Misalnya 15 3 1958. Kosong: dibaca dari NIK.", "Such as 15 3 1958. Left empty it is read from the NIK."], null, true, 10);

    private Ask Sex(int place) => new(
        At(place, "sex"), AskKind.YesNo, say["Jenis kelamin", "Sex"], null, Choices(FormQuestions.Sexes), true);

    private Ask BirthPlace(int place) => new(
        At(place, "birthPlace"), AskKind.Text, say["Tempat lahir", "Place of birth"], null, null, true, 20);

    private Ask Relation(int place) => new(
        At(place, "relation"), AskKind.Choice, say["Hubungan dengan kepala keluarga", "Relation to the head of the family"], null,
        Choices([.. FormQuestions.Relations.Skip(1)]));

    private Ask Indicator(string code)
    {
        var question = HouseholdIndicators.Find(code)!.Question;
        return new("indicators." + code, AskKind.Choice, say[question.Text], null, Choices(question.Options), true);
    }

    private string GroupTitle(string slug) => slug switch
    {
        "rumah" => say["Rumah tempat tinggal", "The home"],
        "lantai" => say["Lantai dan dinding rumah", "Floor and walls of the home"],
        "atap" => say["Atap rumah", "Roof of the home"],
        "listrik" => say["Air, listrik dan memasak", "Water, electricity and cooking"],
        _ => say["Kamar mandi dan kakus", "Bathroom and toilet"],
    };

    private IReadOnlyList<Choice> Choices(IReadOnlyList<FormOption> options) =>
        [.. options.Select(option => new Choice(option.Code, Capital(say[option.Text])))];

    private static Question One(string slug, Ask ask) => new(slug, ask.Label, [ask]);

    private static string At(int place, string field) => string.Create(CultureInfo.InvariantCulture, $"members[{place}].{field}");

    /// <summary>Where a member is named; the head in the first question.</summary>
    public static string MemberSlug(int place) => place == 0 ? FirstSlug : Slug(PersonWord, place);

    public static string ConditionSlug(int place) => Slug(ConditionWord, place);

    public static string ProgrammeSlug(int place) => Slug(ProgrammeWord, place);

    private static string Slug(string word, int place) => string.Create(CultureInfo.InvariantCulture, $"{word}-{place + 1}");

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
