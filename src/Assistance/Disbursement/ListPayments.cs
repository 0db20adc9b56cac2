using Paseban.Assistance.Deliberation;

namespace Paseban.Assistance.Disbursement;

/// <param name="State">Only payments that stand there; null for all.</param>
/// <param name="Area">Only those of this area, of any level.</param>
/// <param name="After">The number after which the page begins.</param>
/// <param name="Counted">Also how many there are; a later part of a file need not know.</param>
public sealed record PaymentQuery(
    string Run, PaymentState? State = null, string? Programme = null, AreaCode? Area = null, long After = 0, int Most = 50,
    bool Counted = true);

/// <summary>One payment in a list; the name is masked, for nobody pays by the name.</summary>
/// <param name="HoldReason">Why it is held; null when it is not.</param>
/// <param name="BankReason">What the bank said of it; null when nothing.</param>
public sealed record ListedPayment(
    long Id, Reference Person, string Name, string Programme, string Kelurahan, MonthRange Months, long MonthCount, Rupiah Amount,
    PaymentState State, string? HoldReason, string? BankReason, DateOnly? CreditedOn, long Attempt)
{
    public Reference Reference => Reference.Of(BankFilePayments.Prefix, Id);
}

/// <param name="Count">How many fit.</param>
/// <param name="Next">Where the next page begins; null at the end.</param>
public sealed record PaymentsListed(Run Run, IReadOnlyList<ListedPayment> Payments, long Count, long? Next);

/// <summary>The payments of a run, page by page, as the bank has them: by number.</summary>
public sealed class ListPayments(Database database)
{
    public async Task<Outcome<PaymentsListed>> RunAsync(PaymentQuery query, CancellationToken ct = default)
    {
        await using var reading = await database.ReadAsync(ct);
        var found = await Run.FindAsync(reading, query.Run, ct);
        if (!found.Succeeded) return found.Problems.ToArray();
        var args = new { run = found.Value.Id, query.Programme, area = query.Area?.Value, query.After, most = query.Most + 1L };
        // Only the conditions that were asked for, so that each finds its index.
        var which = $"""
            p.run_id = @run {(query.State is { } state ? $"and {PaymentSums.InState(state)}" : "")}
              {(query.Programme is null ? "" : "and p.programme = @Programme")}
              {(query.Area is null ? "" : "and (p.area = @area or p.area like @area || '.%')")}
            """;
        var rows = await reading.ListAsync<PaymentRow>(
            $"{PaymentRow.Select} where {which} and p.id > @After order by p.id limit @most", args, ct);
        var count = !query.Counted ? 0 : await reading.SingleAsync<long>(
            $"select cast(coalesce(sum(p.payments), 0) as bigint) from payment_tally p where {which}", args, ct);
        var page = rows.Take(query.Most).Select(row => row.ToPayment()).ToList();
        return new PaymentsListed(found.Value, page, count, rows.Count > query.Most ? page[^1].Id : null);
    }
}

/// <summary>A payment as lists and pages read it.</summary>
internal sealed record PaymentRow(
    long Id, long PersonId, string Name, string Programme, string Area, long First, long Last, long Months, long Amount, string State,
    string? HoldReason, string? BankReason, string? CreditedOn, long Attempt)
{
    public const string Select = """
        select p.id as Id, p.person_id as PersonId, q.name as Name, p.programme as Programme, p.area as Area,
               p.first_month as First, p.last_month as Last, p.months as Months, p.amount as Amount, p.state as State,
               p.hold_reason as HoldReason, p.bank_reason as BankReason, p.credited_on as CreditedOn, p.attempt as Attempt
        from payment p join person q on q.person_id = p.person_id
        """;

    public ListedPayment ToPayment() => new(
        Id, Reference.Of("P", PersonId), MaskedName.Of(Name), Programme, Area,
        new MonthRange(new Month((int)First), new Month((int)Last)), Months, new Rupiah(Amount),
        Enum.Parse<PaymentState>(State, ignoreCase: true), HoldReason, BankReason,
        CreditedOn is null ? null : IsoDate.Parse(CreditedOn), Attempt);
}
