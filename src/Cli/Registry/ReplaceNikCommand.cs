using Paseban.Assistance.Registry;

namespace Paseban.Cli.Registry;

internal sealed class ReplaceNikCommand : PersonDecisionCommand
{
    private readonly Option<string> nik = Operand.Required<string>("--nik", "NIK", "The right one.");

    public ReplaceNikCommand() : base(
        ProcessKind.NikReplacing,
        "nik",
        "Replaces a NIK that was recorded wrongly; the former number goes on finding the person.",
        "paseban person nik P-1112-J --nik 3171990101500002")
    {
        Add(nik);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var replaced = await new ReplaceNik(session.Database, session.Keys)
            .RunAsync(new(Person(session), session.Get(nik)), session.Context(Process), ct);
        return session.Finish(replaced, (page, result) => page.Good($"{result.Person}: {result.Nik}", $"{result.Person}: {result.Nik}"));
    }
}
