using Paseban.Assistance.Oversight;

namespace Paseban.Cli.Oversight;

internal sealed class AdoptLawCommand : SessionCommand
{
    private readonly System.CommandLine.Option<string?> reason = Reasons.Why(required: false);
    private readonly System.CommandLine.Option<string?> evidence = Reasons.Evidence(required: false);

    public AdoptLawCommand() : base(
        Access.To(ProcessKind.LawAdopting),
        "adopt",
        "Takes the law of the folder into force here, after proving it. Runs and decisions name the version that they rest on.",
        "paseban law adopt",
        "paseban law adopt --reason \"amount of 2026\" --evidence \"Kepgub 1/2026\"")
    {
        Add(reason);
        Add(evidence);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var files = LawFolder.Read(session.LawFolder);
        if (!files.Succeeded) return session.Refuse(files.Problems);
        var adopted = await new AdoptLaw(session.Database).RunAsync(files.Value, session.Context(ProcessKind.LawAdopting), ct);
        return session.Finish(adopted, View);
    }

    private static void View(Page page, LawAdopted result)
    {
        if (result.AlreadyAdopted) page.Good("Hukum ini sudah berlaku di sini.", "This law was adopted already.");
        else page.Good("Hukum berlaku di sini.", "The law is adopted.");
        page.Pairs(("Versi", "Version", result.Version), ("Sejak", "Since", Page.Date(result.AdoptedAt)));
        page.Next("Berikutnya:", "Next:", "paseban import persons FILE");
    }
}
