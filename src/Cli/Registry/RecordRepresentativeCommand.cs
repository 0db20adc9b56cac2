using Paseban.Assistance.Registry;

namespace Paseban.Cli.Registry;

internal sealed class RecordRepresentativeCommand : PersonDecisionCommand
{
    private readonly Option<string> by = Operand.Required<string>("--by", "PERSON", "Who acts for them: a reference or a NIK.");
    private readonly Option<string> kind = new("--kind")
    {
        HelpName = "guardian|proxy", Description = "Wali, or by surat kuasa.", Required = true,
    };
    private readonly Option<DateOnly> from = Operand.Required<DateOnly>("--from", "DATE", "The first day.");
    private readonly Option<DateOnly?> until = Operand.OptionalValue<DateOnly>(
        "--until", "DATE", "The last day; the same again with a last day ends it.");

    public RecordRepresentativeCommand() : base(
        ProcessKind.RepresentativeRecording,
        "representative",
        "Records who acts for a person. An account that several recipients share needs a guardian.",
        "paseban person representative P-1112-J --by P-1113-N --kind guardian --from 2024-01-15")
    {
        kind.AcceptOnlyFromAmong("guardian", "proxy");
        Add(by);
        Add(kind);
        Add(from);
        Add(until);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var how = session.Get(kind) == "guardian" ? RepresentativeKind.Guardian : RepresentativeKind.Proxy;
        var request = new RecordRepresentativeRequest(Person(session), session.Get(by), how, session.Get(from), session.Get(until));
        var recorded = await new RecordRepresentative(session.Database, session.Keys).RunAsync(request, session.Context(Process), ct);
        return session.Finish(recorded, (page, result) => page.Good(
            $"{result.Representative} bertindak untuk {result.Person} sejak {result.From.Iso}.",
            $"{result.Representative} acts for {result.Person} since {result.From.Iso}."));
    }
}
