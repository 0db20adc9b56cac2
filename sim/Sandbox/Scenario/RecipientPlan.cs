using Paseban.Sandbox.Population;

namespace Paseban.Sandbox.Scenario;

/// <summary>One recipient to be made: what they get, since when, and what will become of them.</summary>
internal sealed class PlannedRecipient(string programme, Cohort cohort, bool isNew)
{
    public string Programme { get; } = programme;
    public Cohort Cohort { get; } = cohort;
    public bool IsNew { get; } = isNew;
    public EndWave? End { get; set; }
    /// <summary>Reason code of <see cref="End"/>; CAR_AND_NJOP is both at once.</summary>
    public string? EndReason { get; set; }
    /// <summary>First month that the person is too old for; null when that is not in the scenario.</summary>
    public int? AgesOutIn { get; set; }

    /// <summary>Months of <paramref name="range"/> that are due to this recipient.</summary>
    public int MonthsDue(Months range)
    {
        var ended = End is null ? int.MaxValue : Months.NumberOf(End.Effective);
        var last = Math.Min(ended, AgesOutIn ?? int.MaxValue) - 1;
        var due = range.And(Cohort.Months).And(new Months(0, last));
        if (Cohort.Suspension is not { } suspension) return due.Count;
        return due.Count - due.And(new Months(Months.NumberOf(suspension.From), Months.NumberOf(suspension.RestoredFrom) - 1)).Count;
    }
}

/// <summary>
/// Every recipient of a scenario, so that the published headcounts come out whatever the seed. <c>--scale</c> multiplies each figure and
/// rounds it half up, at least 1; a cohort that has to reach a total takes what the rounded ends leave open, so the totals scale as well.
/// </summary>
internal sealed class RecipientPlan
{
    private readonly decimal scale;
    private readonly Dice dice;
    private readonly List<PlannedRecipient> recipients = [];

    private RecipientPlan(ScenarioFile scenario, decimal scale, Dice dice)
    {
        Scenario = scenario;
        this.scale = scale;
        this.dice = dice;
    }

    public ScenarioFile Scenario { get; }

    /// <summary>All recipients, in an order that the seed shuffled.</summary>
    public IReadOnlyList<PlannedRecipient> Recipients => recipients;

    public static RecipientPlan Make(ScenarioFile scenario, decimal scale, long seed)
    {
        var plan = new RecipientPlan(scenario, scale, Dice.For(seed, "recipients"));
        var ends = new Queue<EndWave>(scenario.Ends.OrderBy(wave => wave.Effective));
        foreach (var cohort in scenario.Cohorts)
        {
            while (ends.TryPeek(out var wave) && Months.NumberOf(wave.Effective) <= cohort.Months.First) plan.PlanEnds(ends.Dequeue());
            plan.Enrol(cohort);
        }
        while (ends.TryDequeue(out var wave)) plan.PlanEnds(wave);
        plan.PlanAgeing();
        plan.dice.Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(plan.recipients));
        return plan;
    }

    /// <summary>A published figure at this scale.</summary>
    public int Scaled(int figure) => figure == 0 ? 0 : (int)Math.Max(1, decimal.Round(figure * scale, MidpointRounding.AwayFromZero));

    private void Enrol(Cohort cohort)
    {
        var figures = cohort.People ?? cohort.Reach ?? throw new InvalidDataException($"Cohort {cohort.Name} has no figures.");
        foreach (var (programme, figure) in figures)
        {
            var count = Scaled(figure);
            if (cohort.Reach is not null) count = Math.Max(0, count - Standing(programme, cohort.Months.First));
            var isNew = cohort.AllNew ? count : Math.Min(count, Scaled(cohort.New?.GetValueOrDefault(programme) ?? 0));
            for (var i = 0; i < count; i++) recipients.Add(new PlannedRecipient(programme, cohort, i < isNew));
        }
    }

    private int Standing(string programme, int month) =>
        recipients.Count(recipient => recipient.Programme == programme && recipient.MonthsDue(new Months(month, month)) == 1);

    private void PlanEnds(EndWave wave)
    {
        foreach (var (programme, reasons) in wave.People)
        {
            var pool = Pool(programme, Months.NumberOf(wave.Effective));
            foreach (var (reason, figure) in reasons)
            {
                for (var left = Scaled(figure); left > 0 && pool.Count > 0; left--)
                {
                    var recipient = pool.Dequeue();
                    recipient.End = wave;
                    recipient.EndReason = reason;
                }
            }
        }
    }

    private void PlanAgeing()
    {
        if (Scenario.AgeingOut is not { } ageing) return;
        foreach (var (month, figure) in ageing.People)
        {
            var pool = Pool(ageing.Programme, Months.Number(month));
            for (var left = Scaled(figure); left > 0 && pool.Count > 0; left--) pool.Dequeue().AgesOutIn = Months.Number(month);
        }
    }

    /// <summary>Who can still leave in that month, shuffled.</summary>
    private Queue<PlannedRecipient> Pool(string programme, int month)
    {
        var pool = recipients
            .Where(recipient => recipient.Programme == programme && recipient.Cohort.Months.First < month)
            .Where(recipient => recipient is { End: null, AgesOutIn: null })
            .ToArray();
        dice.Shuffle<PlannedRecipient>(pool);
        return new Queue<PlannedRecipient>(pool);
    }
}
