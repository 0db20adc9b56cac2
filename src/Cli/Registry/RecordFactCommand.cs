using Paseban.Assistance.Registry;

namespace Paseban.Cli.Registry;

internal sealed class RecordFactCommand : PersonDecisionCommand
{
    private readonly Option<string> fact = Operand.Required<string>("--fact", "CODE", "A fact of law/common/facts.yaml: owns_car.");
    private readonly Option<string> value = Operand.Required<string>("--value", "VALUE", "As files write it: ya, tidak, 350000000, kecil.");
    private readonly Option<string> source = Operand.Required<string>("--source", "CODE", "Who says so: FIELD, REVENUE, DELIBERATION ...");
    private readonly Option<Month> vintage = Operand.Required<Month>("--vintage", "MONTH", "The month it describes.");

    public RecordFactCommand() : base(
        ProcessKind.FactRecording,
        "fact",
        "Records one statement of one source about one person.",
        "paseban person fact P-1112-J --fact owns_car --value tidak --source FIELD --vintage 2024-03")
    {
        Add(fact);
        Add(value);
        Add(source);
        Add(vintage);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var law = session.Law();
        if (!law.Succeeded) return session.Refuse(law.Problems);
        var request = new RecordFactRequest(
            Person(session), session.Get(fact), session.Get(value), session.Get(source), session.Get(vintage));
        var recorded = await new RecordFact(session.Database, session.Keys, law.Value.Facts).RunAsync(
            request, session.Context(Process), ct);
        return session.Finish(recorded, (page, result) =>
        {
            page.Good($"{result.Person}: {result.Facts}", $"{result.Person}: {result.Facts}");
            page.Next(
                "Berikutnya:",
                "Next:",
                $"paseban explain --nik {result.Person} --programme KLJ --at {session.Get(vintage)} --reason \"...\"");
        });
    }
}
