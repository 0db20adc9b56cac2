using Paseban.Assistance.Accounts;
using Paseban.Assistance.Disbursement;
using Paseban.Assistance.Registry;

namespace Paseban.Cli.Registry;

internal sealed class ShowPersonCommand : SessionCommand
{
    private readonly Argument<string> person = new("PERSON")
    {
        Description = "A reference (P-...) or a NIK that the person has or once had.",
    };
    private readonly Option<bool> reveal = new("--reveal") { Description = "Numbers, address and telephone in full." };
    private readonly Option<string?> reason = Reasons.Why(required: true);

    public ShowPersonCommand() : base(
        Access.ToAsk(Inquiry.OnePerson),
        "show",
        "All that is recorded of one person, merged records beside each other, and every month with the payment that settles it.",
        "paseban person show P-1112-J --reason \"asks when the money comes\"",
        "paseban person show 3171990101500001 --reveal --reason \"compares the account with the passbook\"")
    {
        Add(person);
        Add(reveal);
        Add(reason);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var request = new ReadPersonRequest(session.Get(person), session.Get(reveal));
        var view = await new ReadPerson(session.Database, session.Keys).RunAsync(request, session.Context(ProcessKind.IdentityReading), ct);
        if (!view.Succeeded) return session.Refuse(view.Problems);
        await using var reading = await session.Database.ReadAsync(ct);
        return session.Show(
            new ShownPerson(view.Value, await PaidMonth.ReadAsync(reading, view.Value.Standing.PersonId, ct)), PersonPage.Show);
    }
}

/// <param name="Months">Oldest first, merged records included: a month paid on two records stands there twice.</param>
internal sealed record ShownPerson(PersonView Person, IReadOnlyList<PaidMonth> Months);
