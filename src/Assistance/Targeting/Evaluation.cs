using System.Text;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Targeting;

/// <summary>Judges one person after the other from their rows and counts what comes out.</summary>
internal sealed class Evaluation
{
    private readonly Assessor assessor;
    private readonly PersonSheets sheets;
    private readonly bool keepDecisions;
    private readonly StringBuilder facts = new();
    private readonly long[] outcomes = new long[4];
    private readonly long[] notMet = new long[64];
    private readonly long[] unknown = new long[64];

    public Evaluation(Law law, Assessor assessor, MergedStatements merged, bool keepDecisions)
    {
        this.assessor = assessor;
        this.keepDecisions = keepDecisions;
        sheets = new(law, assessor, merged, (person, sheet) => Judge(person, sheet));
    }

    public long People { get; private set; }

    /// <summary>The decisions since they were last taken; always empty when none are kept.</summary>
    public List<Decision> Decisions { get; } = [];

    public long CountOf(Eligibility outcome) => outcomes[(int)outcome];

    public void Add(in KnownRow row) => sheets.Add(row);

    /// <summary>Judges the person whose rows came last; called once more after the last row of all.</summary>
    public void Close() => sheets.Close();

    /// <summary>Judges a sheet that somebody else has filled.</summary>
    public Eligibility Judge(long person, FactSheet sheet)
    {
        var code = assessor.Judge(sheet);
        People++;
        outcomes[(int)code.Outcome]++;
        Count(code.NotMet, notMet);
        Count(code.Unknown, unknown);
        if (!keepDecisions) return code.Outcome;
        assessor.WriteFacts(sheet, facts.Clear());
        Decisions.Add(new(person, code, facts.ToString()));
        return code.Outcome;
    }

    public IReadOnlyList<CriterionCount> Criteria() =>
    [
        .. assessor.Programme.Criteria.Select((criterion, place) => new CriterionCount(criterion, notMet[place], unknown[place]))
            .Where(count => count.Criterion.AppliesIn(assessor.Month)),
    ];

    private static void Count(long bits, long[] counts)
    {
        for (; bits != 0; bits &= bits - 1) counts[long.TrailingZeroCount(bits)]++;
    }
}
