using Paseban.Assistance.Registry;

namespace Paseban.Cli.Registry;

internal sealed class RecordDisabilityCommand : PersonDecisionCommand
{
    private readonly Option<long> type = new("--type")
    {
        HelpName = "1-12", Description = "The type, as BDT numbers them.", Required = true,
    };
    private readonly Option<string> letter = Operand.Required<string>("--letter", "NUMBER", "Number of the letter that certifies it.");
    private readonly Option<string> certifier = Operand.Required<string>("--certifier", "NAME", "Who wrote the letter.");
    private readonly Option<DateOnly?> review = Operand.OptionalValue<DateOnly>("--review-on", "DATE", "When it must be looked at again.");
    private readonly Option<bool> ends = new("--ends") { Description = "The entry does not hold any more." };

    public RecordDisabilityCommand() : base(
        ProcessKind.DisabilityRecording,
        "disability",
        "Enters a certified disability in the register, or ends an entry after review.",
        "paseban person disability P-1112-J --type 3 --letter \"SK 17/2024\" --certifier \"RSUD Tarakan\" --review-on 2026-03-01")
    {
        Add(type);
        Add(letter);
        Add(certifier);
        Add(review);
        Add(ends);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var law = session.Law();
        if (!law.Succeeded) return session.Refuse(law.Problems);
        var request = new RecordDisabilityRequest(
            Person(session), session.Get(type), session.Get(letter), session.Get(certifier), session.Get(review), session.Get(ends));
        var recorded = await new RecordDisability(session.Database, session.Keys, law.Value.Facts).RunAsync(
            request, session.Context(Process), ct);
        return session.Finish(recorded, (page, result) => page.Good(
            $"{result.Person}: jenis {result.Type} menurut daftar.", $"{result.Person}: type {result.Type} by the register."));
    }
}
