using Paseban.Assistance.Accounts;
using Paseban.Assistance.Oversight;

namespace Paseban.Cli.Oversight;

internal static class AccessCommands
{
    public static CommandGroup Group() => new("access", "The access log: who looked at whom, when, and what for.", new ListAccessCommand());
}

internal sealed class ListAccessCommand : SessionCommand
{
    private readonly Option<string?> person = new("--person") { HelpName = "PERSON", Description = "Only looks at this person: P-..." };
    private readonly Option<string?> by = new("--by") { HelpName = "ACTOR", Description = "Only looks by this actor: ACT-..." };
    private readonly Option<DateOnly?> from = Operand.OptionalValue<DateOnly>("--from", "DAY", "The first day.");
    private readonly Option<DateOnly?> through = Operand.OptionalValue<DateOnly>("--through", "DAY", "The last day.");
    private readonly Option<string?> purpose = new("--purpose")
    {
        HelpName = "WORDS", Description = "Only looks whose purpose holds these words; together with a day, a person or an actor.",
    };
    private readonly Option<long> after = new("--after") { HelpName = "NUMBER", Description = "Go on after this look." };
    private readonly Option<int> limit = Operand.Count("--limit", "At most this many, the newest first.", 50);

    public ListAccessCommand() : base(
        Access.ToAsk(Inquiry.AccessLog),
        "list",
        "Who looked at whom and what for, the newest first. People are told by their references only; reading it is no look at anybody.",
        "paseban access list --person P-1112-J",
        "paseban access list --by ACT-1112-K --from 2024-03-01 --through 2024-03-31",
        "paseban access list --from 2024-03-01 --purpose complaint --json")
    {
        foreach (var option in (Option[])[person, by, from, through, purpose, after, limit]) Add(option);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct) => session.Finish(
        await new ListAccess(session.Database).RunAsync(
            new(
                session.Get(person), session.Get(by), session.Get(from), session.Get(through), session.Get(purpose), session.Get(after),
                session.Get(limit)),
            ct),
        View);

    private static void View(Page page, AccessListed result)
    {
        page.Table(
            [new("Waktu", "When"), new("Oleh", "By"), new("Nama", "Name"), new("Orang", "Person"), new("Keperluan", "Purpose")],
            result.Looks.Select(look => (IReadOnlyList<string>)[
                Page.Date(look.At), look.Actor, look.Name ?? "-", look.Person ?? "-", look.Purpose,
            ]));
        if (result.Next is { } next) page.Next("Selanjutnya:", "More:", $"paseban access list --after {next}");
    }
}
