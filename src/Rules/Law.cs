using Paseban.Kernel;

namespace Paseban.Rules;

/// <summary>
/// The whole law as data, loaded from <c>law/</c>: programmes, facts, reasons, rules of each step. Immutable.
/// </summary>
public sealed class Law
{
    private readonly Dictionary<string, ProgrammeLaw> byCode;
    private readonly IReadOnlyDictionary<string, OpenParameter> steps;

    internal Law(
        string version, FactCatalogue facts, ReasonCatalogue reasons, IReadOnlyDictionary<string, OpenParameter> commonParameters,
        IReadOnlyList<ProgrammeLaw> programmes, DisbursementLaw disbursement, MatchingLaw matching, TargetingLaw targeting,
        DeliberationLaw deliberation, IReadOnlyDictionary<string, OpenParameter> steps)
    {
        Version = version;
        Facts = facts;
        Reasons = reasons;
        CommonParameters = commonParameters;
        Programmes = programmes;
        Disbursement = disbursement;
        this.steps = steps;
        Matching = matching;
        Targeting = targeting;
        Deliberation = deliberation;
        byCode = programmes.ToDictionary(p => p.Code, StringComparer.Ordinal);
    }

    /// <summary>The content hash (SHA-256, lower-case hexadecimal) that decisions store; golden cases and notes do not change it.</summary>
    public string Version { get; }

    public FactCatalogue Facts { get; }

    public ReasonCatalogue Reasons { get; }

    public IReadOnlyDictionary<string, OpenParameter> CommonParameters { get; }

    /// <summary>In the order of their codes.</summary>
    public IReadOnlyList<ProgrammeLaw> Programmes { get; }

    public DisbursementLaw Disbursement { get; }

    public MatchingLaw Matching { get; }

    public TargetingLaw Targeting { get; }

    public DeliberationLaw Deliberation { get; }

    /// <summary>The numbers of <c>law/steps</c>, by their names.</summary>
    public IReadOnlyDictionary<string, OpenParameter> Steps => steps;

    /// <summary>Reads the law; on failure one problem for each mistake, naming file and line.</summary>
    public static Outcome<Law> Load(IEnumerable<LawFile> files)
    {
        var problems = new List<LawMessage>();
        var law = LawLoader.Load([.. files], problems);
        if (problems.Count == 0) return law;
        return LawMessage.InOrder(problems).ConvertAll(p =>
            Problem.Invalid("law", p.ToString(), "Correct the file and check it again.")
                .InIndonesian($"Aturan tidak terbaca: {p}", "Perbaiki berkas itu, lalu periksa lagi.")
                .AtCommandLine("Check it: paseban law check"));
    }

    public Outcome<ProgrammeLaw> Programme(string code) => byCode.TryGetValue(code, out var programme)
        ? programme
        : Problem.NotFound("programme",
            $"The law has no programme '{code}'.", $"Known programmes: {string.Join(", ", Programmes.Select(p => p.Code))}.")
            .InIndonesian(
                $"Aturan tidak mengenal program '{code}'.",
                $"Program yang ada: {string.Join(", ", Programmes.Select(p => p.Code))}.");

    /// <summary>
    /// A number of <c>law/steps</c> that a step of the process goes by, such as <c>verification_reply_days</c>; a problem before its first
    /// date, after its end, and where the law sets no limit.
    /// </summary>
    public Outcome<long> StepNumber(string name, DateOnly day) =>
        steps.TryGetValue(name, out var parameter)
            ? parameter.Dated.At(day).Match<Outcome<long>>(
                value => value.Number is { } number
                    ? number
                    : Problem.NotFound(
                        "law-no-limit", $"law/steps/{name}.yaml sets no limit on that day.", "Add a value with its reference.")
                        .InIndonesian($"law/steps/{name}.yaml tidak memuat batas pada hari itu.", "Tambahkan nilai dengan rujukannya."),
                problems => problems.ToArray())
            : Problem.NotFound("law-step", $"The law has no file law/steps/{name}.yaml.", "Add it, with a reference for each value.")
                .InIndonesian(
                    $"Aturan tidak mempunyai berkas law/steps/{name}.yaml.",
                    "Tambahkan berkas itu, dengan rujukan untuk setiap nilai.");

    /// <summary>The programme compiled for a month; a problem where the law says nothing about that month.</summary>
    public Outcome<Assessor> AssessorFor(string programme, Month month) =>
        Programme(programme).Match<Outcome<Assessor>>(found => found.At(month), problems => problems.ToArray());

    /// <summary>
    /// The programme for a month as if some parameters were otherwise: what a what-if asks. The values are written as in the files.
    /// </summary>
    public Outcome<Assessor> AssessorWith(string programme, Month month, IReadOnlyDictionary<string, string> parameters)
    {
        var found = Programme(programme);
        if (!found.Succeeded) return found.Problems.ToArray();
        var (overrides, problems) = (new Dictionary<string, Scalar>(StringComparer.Ordinal), new List<Problem>());
        foreach (var (name, text) in parameters)
        {
            if (found.Value.Parameter(name) is not { } parameter)
                problems.Add(Problem.NotFound("law-parameter", $"{programme} has no parameter '{name}'.", "The parameters stand in law/.")
                    .InIndonesian($"{programme} tidak mempunyai parameter '{name}'.", "Parameter tertulis di law/."));
            else if (ParameterUnit.Read(parameter.Dated.Unit, text, out var value) is { } wrong)
                problems.Add(Problem.Invalid("law-parameter", $"{name}: {wrong}", "Give it as the file of the law does.")
                    .InIndonesian($"Nilai {name} tidak dapat dipakai.", "Tulis seperti di berkas aturan."));
            else overrides[name] = value;
        }
        return problems.Count > 0 ? problems : found.Value.At(month, overrides);
    }

    /// <summary>What the law says about paying the programme for the month.</summary>
    public Outcome<PaymentRule> PaymentRuleFor(string programme, Month month) =>
        AssessorFor(programme, month).Match<Outcome<PaymentRule>>(
            found => found.Programme.PaysNothing
                ? Problem.Invalid("programme.pays-nothing", $"{programme} only judges and pays nothing.", "Name a programme that pays.")
                    .InIndonesian($"{programme} hanya menilai dan tidak membayar.", "Pilih program yang membayar.")
                : found.Payment,
            problems => problems.ToArray());
}

/// <summary>The dated rules about runs.</summary>
public sealed record DisbursementLaw(
    Parameter<ApprovalRule> ApprovalThresholds, Parameter<SentinelLimits> Sentinel, Parameter<PaymentCadence> Calendar)
{
    internal const int Parameters = 3;

    /// <summary>
    /// The band that a run of this total falls in on this day: the roles that approve it, in their order, each by a different person.
    /// </summary>
    public Outcome<ApprovalBand> ApprovalFor(Rupiah total, DateOnly at) =>
        ApprovalThresholds.At(at).Match<Outcome<ApprovalBand>>(rule => rule.BandOf(total), problems => problems.ToArray());

    public Outcome<SentinelLimits> SentinelLimits(DateOnly at) => Sentinel.At(at);

    public Outcome<PaymentCadence> Cadence(Month month) => Calendar.At(month.FirstDay);
}
