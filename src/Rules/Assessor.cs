using System.Text;
using Paseban.Kernel;

namespace Paseban.Rules;

/// <summary>
/// One programme compiled for one month. The same tests answer a batch (<see cref="Judge"/>, no allocation) and one person with
/// reasons (<see cref="Assess(FactSheet)"/>). Immutable: share it between threads, with a fact sheet for each.
/// </summary>
public sealed class Assessor
{
    private readonly FactCatalogue catalogue;
    private readonly MonthView view;
    private readonly CompiledCriterion[] criteria;
    private readonly Fact[] read;

    private Assessor(ProgrammeLaw programme, FactCatalogue catalogue, MonthView view, CompiledCriterion[] criteria, PaymentRule payment)
    {
        Programme = programme;
        Payment = payment;
        this.catalogue = catalogue;
        this.view = view;
        this.criteria = criteria;
        read = [.. criteria.SelectMany(criterion => criterion.Facts).Select(fact => fact.Base ?? fact).Distinct()];
    }

    public ProgrammeLaw Programme { get; }

    public PaymentRule Payment { get; }

    public Month Month => view.Month;

    /// <summary>The day whose facts decide the month.</summary>
    public DateOnly JudgedDay => view.JudgedDay;

    public FactSheet NewSheet() => new(catalogue, JudgedDay);

    /// <summary>The result as bits, for batches: outcome, criteria not met, criteria unknown.</summary>
    public AssessmentCode Judge(FactSheet sheet)
    {
        Check(sheet);
        var (notMet, unknown) = (0L, 0L);
        foreach (var criterion in criteria)
        {
            var truth = criterion.Test(sheet);
            if (truth == Truth.NotMet) notMet |= criterion.Bit;
            else if (truth == Truth.Unknown) unknown |= criterion.Bit;
        }
        return new(notMet, unknown);
    }

    /// <summary>
    /// Writes what the result rests on: every known fact that a criterion in force reads, under its source and date
    /// (<c>DTKS 2023-12-01:owns_car=no;income=small|REVENUE ...</c>).
    /// </summary>
    public void WriteFacts(FactSheet sheet, StringBuilder text) => sheet.Write(read, text);

    /// <summary>The result with each criterion in force, the facts it read and where they come from.</summary>
    public Assessment Assess(FactSheet sheet)
    {
        Check(sheet);
        var findings = Array.ConvertAll(criteria, criterion =>
            new CriterionFinding(criterion.Criterion, criterion.Test(sheet), Readings(criterion.Facts, sheet)));
        return new(Programme, Month, JudgedDay, Programme.LawVersion, Judge(sheet), findings, Payment.AmountPerMonth);
    }

    public Assessment Assess(IEnumerable<SourceRecord> records)
    {
        var sheet = NewSheet();
        foreach (var record in records) sheet.Add(record.Source, record.Vintage, record.Facts);
        return Assess(sheet);
    }

    internal static Outcome<Assessor> Compile(ProgrammeLaw programme, Month month, IReadOnlyDictionary<string, Scalar> overrides)
    {
        if (month < programme.From)
        {
            return Problem.NotFound("law-before-first-date", $"{programme.Code} judges from {programme.From} on, not {month}.",
                "Ask for a later month.")
                .InIndonesian($"{programme.Code} dinilai mulai {programme.From}, bukan {month}.", "Pilih bulan yang lebih akhir.");
        }
        var frame = new MonthView(programme.Scope(overrides), month, programme.PaysNothing);
        if (frame.Problems.Count > 0) return frame.Problems.ToArray();
        var compiler = new ConditionCompiler(frame);
        var inForce = new List<CompiledCriterion>();
        var window = BirthWindow.Everyone;
        for (var i = 0; i < programme.Criteria.Count; i++)
        {
            var criterion = programme.Criteria[i];
            if (!criterion.AppliesIn(month)) continue;
            var compiled = compiler.Compile(criterion.Condition);
            window = window.And(compiler.Window(criterion.Condition));
            if (compiled.Constant != Truth.Met) inForce.Add(new(criterion, 1L << i, compiled.Test, compiled.Facts));
        }
        if (frame.Problems.Count > 0) return frame.Problems.ToArray();
        var group = frame.OneInGroup ? programme.Group : $"{programme.Group}/{programme.Code}";
        var payment = new PaymentRule(programme.Code, month, frame.Amount, frame.JudgedDay, window.Latest, window.Earliest,
            frame.EarliestDeathPaid, frame.JudgedDay.AddDays(1), frame.SuspendedMonthsPaid, group);
        return new Assessor(programme, programme.Facts, frame, [.. inForce], payment);
    }

    /// <summary>The facts with the dates that they follow from, so that a person sees 59 and the birth date beside it.</summary>
    private List<FactReading> Readings(IReadOnlyList<Fact> facts, FactSheet sheet)
    {
        var readings = new List<FactReading>();
        foreach (var fact in facts)
        {
            readings.Add(Reading(fact, sheet));
            if (fact.Base is { } date && sheet.Knows(date.Index)) readings.Add(Reading(date, sheet));
        }
        return readings;
    }

    private FactReading Reading(Fact fact, FactSheet sheet)
    {
        var origin = sheet.Origin((fact.Base ?? fact).Index);
        var stated = sheet.Knows(fact.Index) ? sheet.Value(fact.Index) : (long?)null;
        var value = fact.IsDerived ? DerivedFacts.Value(fact, sheet, view) : stated;
        return new(fact, value, origin?.Source, origin?.Vintage);
    }

    private void Check(FactSheet sheet)
    {
        if (sheet.JudgedDay != JudgedDay) throw new ArgumentException("The sheet was filled for another judged day.", nameof(sheet));
    }

    private readonly record struct CompiledCriterion(Criterion Criterion, long Bit, Func<FactSheet, Truth> Test, IReadOnlyList<Fact> Facts);
}
