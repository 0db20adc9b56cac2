using Paseban.Kernel;

namespace Paseban.Rules;

/// <summary>
/// A question to the law with its expected answer, as a policy officer writes it in <c>cases/*.yaml</c>. Facts that no record states
/// count as said by the source that is heard first, on the judged day.
/// </summary>
/// <param name="Expected">Null: the law must say nothing about the month.</param>
/// <param name="Criteria">The criteria that are not met or unknown; every other criterion in force must be met.</param>
internal sealed record GoldenCase(
    string Path, int Line, string Name, Month At, IReadOnlyDictionary<Fact, long> Facts, IReadOnlyList<GoldenRecord> Records,
    IReadOnlyDictionary<string, Scalar> With, Eligibility? Expected, IReadOnlyDictionary<string, Truth> Criteria, ExpectedPayment Payment);

internal sealed record GoldenRecord(FactSource Source, DateOnly Date, FactSet Facts);

/// <summary>What a case says about payment; null is not asked.</summary>
internal sealed record ExpectedPayment(long? Amount, string? BenefitGroup, string? SuspendedMonths);

/// <summary>What came out, with a sentence for each difference.</summary>
internal sealed record GoldenResult(GoldenCase Case, IReadOnlyList<string> Differences, Assessment? Assessment)
{
    public bool Passed => Differences.Count == 0;

    public LawMessage Message => new(Case.Path, Case.Line, $"Case '{Case.Name}' fails: {string.Join("; ", Differences)}.");
}

internal static class GoldenCaseRunner
{
    public static GoldenResult Run(ProgrammeLaw programme, GoldenCase golden)
    {
        var assessor = programme.At(golden.At, golden.With);
        if (!assessor.Succeeded)
        {
            var said = $"the law says nothing about {golden.At} ({assessor.Problems[0].Message})";
            return new(golden, golden.Expected is null ? [] : [said], null);
        }
        var assessment = assessor.Value.Assess(Fill(assessor.Value, golden));
        if (golden.Expected is not { } expected)
            return new(golden, [$"the law should say nothing about {golden.At}, but it does"], assessment);

        var differences = new List<string>();
        if (assessment.Outcome != expected) differences.Add($"expected {Words.Of(expected)}, was {Words.Of(assessment.Outcome)}");
        differences.AddRange(CompareCriteria(golden, assessment));
        differences.AddRange(ComparePayment(golden.Payment, assessor.Value.Payment));
        return new(golden, differences, assessment);
    }

    private static FactSheet Fill(Assessor assessor, GoldenCase golden)
    {
        var sheet = assessor.NewSheet();
        foreach (var (fact, value) in golden.Facts)
        {
            if (golden.Records.Any(record => Speaks(record, fact, assessor.Programme.Facts))) continue;
            sheet.State(fact, FirstHeard(assessor, fact), assessor.JudgedDay, value);
        }
        foreach (var record in golden.Records) sheet.Add(record.Source, record.Date, record.Facts);
        return sheet;
    }

    /// <summary>Whether a record says something about the fact or about its snapshot, which is read as one.</summary>
    private static bool Speaks(GoldenRecord record, Fact fact, FactCatalogue catalogue) =>
        record.Facts[fact] is not null
        || (fact.Snapshot is { } snapshot && catalogue.Facts.Any(other => other.Snapshot == snapshot && record.Facts[other] is not null));

    private static FactSource FirstHeard(Assessor assessor, Fact fact) =>
        assessor.Programme.Facts.Sources.First(source => fact.Ranks[source.Index] == 0);

    private static IEnumerable<string> CompareCriteria(GoldenCase golden, Assessment assessment)
    {
        foreach (var finding in assessment.Findings)
        {
            var expected = golden.Criteria.GetValueOrDefault(finding.Criterion.Name, Truth.Met);
            if (finding.Result != expected)
                yield return $"{finding.Criterion.Name} expected {Words.Of(expected)}, was {Words.Of(finding.Result)}";
        }
        foreach (var name in golden.Criteria.Keys.Where(name => assessment.Findings.All(f => f.Criterion.Name != name)))
            yield return $"{name} was not asked in {golden.At}";
    }

    private static IEnumerable<string> ComparePayment(ExpectedPayment expected, PaymentRule actual)
    {
        if (expected.Amount is { } amount && actual.AmountPerMonth.Amount != amount)
            yield return $"expected an amount of {new Rupiah(amount).In(Language.English)}, "
                + $"was {actual.AmountPerMonth.In(Language.English)}";
        if (expected.BenefitGroup is { } group && actual.BenefitGroup != group)
            yield return $"expected benefit group {group}, was {actual.BenefitGroup}";
        var suspended = actual.SuspendedMonthsPaid ? "paid_on_restoration" : "forfeited";
        if (expected.SuspendedMonths is { } months && suspended != months)
            yield return $"expected suspended months {months}, was {suspended}";
    }
}

/// <summary>The words of golden cases.</summary>
internal static class Words
{
    public static string Of(Truth truth) => truth switch { Truth.Met => "met", Truth.NotMet => "not met", Truth.Unknown => "unknown" };

    public static string Of(Eligibility outcome) => outcome switch
    {
        Eligibility.Eligible => "eligible",
        Eligibility.NotEligible => "not eligible",
        Eligibility.Unknown => "unknown",
    };
}
