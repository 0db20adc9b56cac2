using Paseban.Rules;

namespace Paseban.Assistance.Intake;

/// <param name="Code">As the form stores it.</param>
/// <param name="Text">As people read it.</param>
public sealed record FormOption(string Code, BilingualText Text);

/// <param name="Code">Its field in the form.</param>
/// <param name="Text">What is asked.</param>
/// <param name="Options">What may be answered.</param>
public sealed record FormQuestion(string Code, BilingualText Text, IReadOnlyList<FormOption> Options);

/// <summary>What the form asks on a day, in words: the questions that follow from the law, and the lists beside them.</summary>
public sealed class FormQuestions
{
    private readonly AskedProgrammes programmes;

    public FormQuestions(Law law, DateOnly today)
    {
        var month = Month.Of(today);
        var declared = new DeclaredFacts(law.Facts);
        programmes = new AskedProgrammes(law, month);
        OfPerson = [.. declared.OfPerson.Select(Question)];
        Water = Question(declared.Water);
        var limit = law.CommonParameters["taxable_property_limit"].Dated;
        PropertyLimit = new((limit.InForce(today) ?? limit.Values[0]).Value.Number!.Value);
        Programmes =
        [
            .. law.Programmes.Where(programme => !programme.PaysNothing && programme.From <= month)
                .Select(programme => new FormOption(programme.Code, programme.Name)),
            new("KJP", new("Kartu Jakarta Pintar", "Jakarta school card")),
        ];
    }

    public static IReadOnlyList<FormOption> YesNo { get; } = [new("yes", new("Ya", "Yes")), new("no", new("Tidak", "No"))];

    public static IReadOnlyList<FormOption> Sexes { get; } =
        [new("L", new("Laki-laki", "Male")), new("P", new("Perempuan", "Female"))];

    /// <summary>The head first.</summary>
    public static IReadOnlyList<FormOption> Relations { get; } =
    [
        new("kepala_keluarga", new("Kepala keluarga", "Head of the family")), new("pasangan", new("Istri atau suami", "Wife or husband")),
        new("anak", new("Anak", "Child")), new("orang_tua", new("Orang tua", "Parent")), new("cucu", new("Cucu", "Grandchild")),
        new("lainnya", new("Lainnya", "Other")),
    ];

    /// <summary>As <see cref="AttachDocument.Kinds"/>.</summary>
    public static IReadOnlyList<FormOption> Documents { get; } =
    [
        new("ktp", new("KTP", "Identity card (KTP)")), new("kk", new("Kartu keluarga", "Family card (KK)")),
        new("domicile_letter", new("Surat domisili", "Letter of domicile")),
        new("birth_certificate", new("Akta kelahiran", "Birth certificate")),
        new("disability_letter", new("Surat keterangan disabilitas", "Disability letter")),
        new("house_photo", new("Foto rumah", "Photo of the house")), new("other", new("Lainnya", "Other")),
    ];

    /// <summary>What a member declares of themselves, in the order of the catalogue.</summary>
    public IReadOnlyList<FormQuestion> OfPerson { get; }

    /// <summary>The main source of drinking water.</summary>
    public FormQuestion Water { get; }

    /// <summary>The NJOP above which a household is not taken.</summary>
    public Rupiah PropertyLimit { get; }

    /// <summary>What may be asked for; those of the law that pay and are in force, and the school card.</summary>
    public IReadOnlyList<FormOption> Programmes { get; }

    /// <summary>Whether somebody born then is of the age that the programme is for, this month.</summary>
    public bool FitsAge(string programme, DateOnly birthDate) => programmes.OutsideAge([programme], birthDate).Count == 0;

    /// <summary>A relation as the registry stores it, in words.</summary>
    public static BilingualText RelationText(string stored) =>
        Relations.FirstOrDefault(option => Registry.Relation.Read(option.Code) == Registry.Relation.Read(stored))?.Text
        ?? new(stored, stored);

    /// <summary>What a document shows, in words.</summary>
    public static BilingualText DocumentText(string kind) =>
        Documents.FirstOrDefault(option => option.Code == kind)?.Text ?? new(kind, kind);

    private static FormQuestion Question(Fact fact) => new(
        fact.Code,
        fact.Text,
        fact.Type == FactType.YesNo ? YesNo : [.. fact.Options.Select(option => new FormOption(option.Code, option.Text))]);
}
