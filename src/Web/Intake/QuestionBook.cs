using System.Globalization;
using Paseban.Assistance.Intake;
using Paseban.Web.Components;
using Paseban.Web.Languages;

namespace Paseban.Web.Intake;

/// <summary>
/// Everything that the form asks, in the words of the reader's language. The counter shows all of it at once, in these short words; the
/// portal asks one question a page, in words of its own.
/// </summary>
public sealed class QuestionBook(Speaker say, FormQuestions questions)
{
    private IReadOnlyList<Choice> YesNo => Choices(FormQuestions.YesNo);

    /// <summary>Name, relation, NIK, birth date, sex and birth place.</summary>
    public IReadOnlyList<Ask> Person(int place) =>
        [Name(place), .. place == 0 ? [] : (Ask[])[Relation(place)], Nik(place), BirthDate(place), Sex(place), BirthPlace(place)];

    public Ask Name(int place) => new(At(place, "name"), AskKind.Text, say["Nama lengkap", "Full name"],
        say["Seperti pada KTP atau kartu keluarga.", "As on the identity card or family card."]);

    public Ask Relation(int place) => new(
        At(place, "relation"), AskKind.Choice, say["Hubungan dengan kepala keluarga", "Relation to the head of the family"], null,
        Choices([.. FormQuestions.Relations.Skip(1)]));

    public Ask Nik(int place) => new(At(place, "nik"), AskKind.Digits, "NIK",
        say["16 angka pada KTP, atau pada kartu keluarga untuk anak.",
            "16 digits on the identity card, or on the family card for a child."],
        null, false, 20);

    public Ask BirthDate(int place) => new(At(place, "birthDate"), AskKind.Date, say["Tanggal lahir", "Date of birth"],
        say["Misalnya 15 3 1958. Kosong: dibaca dari NIK.", "Such as 15 3 1958. Left empty it is read from the NIK."], null, true, 10);

    public Ask Sex(int place) => new(
        At(place, "sex"), AskKind.YesNo, say["Jenis kelamin", "Sex"], null, Choices(FormQuestions.Sexes), true);

    public Ask BirthPlace(int place) => new(
        At(place, "birthPlace"), AskKind.Text, say["Tempat lahir", "Place of birth"], null, null, true, 20);

    public Ask Programmes(int place) => new(
        At(place, "programmes"), AskKind.Many, say["Program yang diminta", "Programmes asked for"],
        say["Boleh lebih dari satu. Bila tidak ada, orang ini hanya didata.",
            "More than one may be chosen. With none, the person is only put on record."],
        [.. questions.Programmes.Select(option => new Choice(option.Code, $"{say[option.Text]} ({option.Code})"))], true);

    public IReadOnlyList<Ask> Conditions(int place) => [.. Facts(place), .. Letter(place)];

    /// <summary>What a member states about themselves.</summary>
    public IReadOnlyList<Ask> Facts(int place) =>
    [
        .. questions.OfPerson.Select(question => new Ask(
            At(place, "facts." + question.Code),
            ReferenceEquals(question.Options, FormQuestions.YesNo) ? AskKind.YesNo
                : question.Options.Count > 5 ? AskKind.List : AskKind.Choice,
            say[question.Text], null, Choices(question.Options), true)),
    ];

    /// <summary>The letter that a disability is proved by.</summary>
    public IReadOnlyList<Ask> Letter(int place) =>
    [
        new(At(place, "facts.disability_letter"), AskKind.Text, say["Nomor surat disabilitas", "Number of the disability letter"],
            say["Hanya bila ada surat dari dokter atau puskesmas.", "Only where a doctor or clinic wrote a letter."], null, true, 20),
        new(At(place, "facts.disability_certifier"), AskKind.Text, say["Siapa yang menulis surat itu", "Who wrote that letter"], null, null,
            true),
    ];

    /// <summary>The four questions of which a yes, or branded water, ends the matter.</summary>
    public IReadOnlyList<Ask> Exclusions() =>
    [
        new("answers.public_employee", AskKind.YesNo,
            say["Apakah ada anggota rumah tangga yang pegawai tetap BUMN/BUMD, PNS, TNI, Polri, atau anggota DPR/DPRD?",
                "Is anybody in the household a permanent employee of BUMN/BUMD, PNS, TNI, Polri, or a member of DPR/DPRD?"],
            say["BUMN/BUMD: perusahaan milik negara atau daerah. PNS: pegawai negeri. TNI: tentara. Polri: polisi. DPR/DPRD: wakil rakyat.",
                "BUMN/BUMD: state or city company. PNS: civil servant. TNI: army. Polri: police. DPR/DPRD: parliament."],
            YesNo),
        new("answers.car", AskKind.YesNo, say["Apakah rumah tangga memiliki mobil?", "Does the household own a car?"], null, YesNo),
        new("answers.property_over_1b", AskKind.YesNo,
            say[$"Apakah NJOP tanah dan bangunan milik rumah tangga di atas {questions.PropertyLimit}?",
                $"Is the taxable value (NJOP) of the household's land and buildings above {questions.PropertyLimit}?"],
            say["NJOP tertulis di surat PBB. Rumah sewa tidak dihitung.",
                "It stands on the property tax bill. A rented house does not count."],
            YesNo),
        new("answers.water", AskKind.Choice,
            say["Dari mana air minum keluarga paling sering?", "Where does most of the family's drinking water come from?"], null,
            Choices(questions.Water.Options)),
    ];

    /// <summary>What the home is like, in the order of the instrument.</summary>
    public IReadOnlyList<Ask> Indicators() =>
    [
        .. HouseholdIndicators.All.Select(indicator => indicator.Question).Select(question => new Ask(
            "indicators." + question.Code, AskKind.Choice, say[question.Text], null, Choices(question.Options), true)),
    ];

    public Ask Card() => new("kk", AskKind.Digits, say["Nomor kartu keluarga (KK)", "Number of the family card (KK)"],
        say["16 angka di bagian atas kartu keluarga.", "16 digits at the top of the family card."], null, false, 20);

    public Ask Address() => new("address", AskKind.Text, say["Alamat tempat tinggal sekarang", "Address where you live now"],
        say["Nama jalan dan nomor rumah. Boleh berbeda dengan KTP.", "Street and house number. It may differ from the identity card."]);

    public Ask Neighbourhood(string unit) => new(unit, AskKind.Digits, unit.ToUpperInvariant(),
        say["Misalnya 005", "Such as 005"], null, false, 3);

    public static Ask Area(IReadOnlyList<Choice> areas) => new("area", AskKind.List, "Kelurahan", null, areas);

    public Ask PhoneNumber() => new("phone", AskKind.Phone, say["Nomor telepon", "Telephone number"],
        say["Untuk memberi kabar. Boleh nomor anak atau tetangga.", "To send news. It may be a child's or a neighbour's."], null, true, 20);

    /// <summary>What somebody is called in questions about them.</summary>
    public string Called(FormFields form, int place) => form[At(place, "name")]
        ?? (place == 0 ? say["kepala keluarga", "the head of the family"] : say[$"anggota {place + 1}", $"member {place + 1}"]);

    private IReadOnlyList<Choice> Choices(IReadOnlyList<FormOption> options) =>
        [.. options.Select(option => new Choice(option.Code, Capital(say[option.Text])))];

    private static string At(int place, string field) => string.Create(CultureInfo.InvariantCulture, $"members[{place}].{field}");

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
