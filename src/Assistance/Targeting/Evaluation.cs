using System.Text;
using Paseban.Assistance.Registry;
using Paseban.Rules;

namespace Paseban.Assistance.Targeting;

/// <summary>Judges one person after the other from their rows and counts what comes out.</summary>
internal sealed class Evaluation(Law law, Assessor assessor, MergedStatements merged, bool keepDecisions)
{
    private readonly PersonSheet sheet = new(law, assessor, merged);
    private readonly StringBuilder facts = new();
    private readonly long[] outcomes = new long[4];
    private readonly long[] notMet = new long[64];
    private readonly long[] unknown = new long[64];
    private long person;

    public long People { get; private set; }

    /// <summary>The decisions since they were last taken; always empty when none are kept.</summary>
    public List<Decision> Decisions { get; } = [];

    public long CountOf(Eligibility outcome) => outcomes[(int)outcome];

    public void Add(in KnownRow row)
    {
        if (row.PersonId == person)
        {
            sheet.Add(row);
            return;
        }
        Close();
        person = row.PersonId;
        sheet.Begin(row);
    }

    /// <summary>Judges the person whose rows came last; called once more after the last row of all.</summary>
    public void Close()
    {
        if (person == 0) return;
        sheet.Settle();
        var code = assessor.Judge(sheet.Facts);
        People++;
        outcomes[(int)code.Outcome]++;
        Count(code.NotMet, notMet);
        Count(code.Unknown, unknown);
        if (keepDecisions)
        {
            assessor.WriteFacts(sheet.Facts, facts.Clear());
            Decisions.Add(new(person, code, facts.ToString()));
        }
        person = 0;
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
