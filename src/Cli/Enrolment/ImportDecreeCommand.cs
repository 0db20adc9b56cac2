using Paseban.Assistance.Enrolment;

namespace Paseban.Cli.Enrolment;

internal sealed class ImportDecreeCommand : LawCommand
{
    private readonly DecreeOptions decree = new();

    public ImportDecreeCommand() : base(
        Access.To(ProcessKind.DecreeImporting),
        "import",
        "Records a decree as a new list; each line becomes a recipient. Rows that disagree with the law of their months are refused.",
        "paseban decree import decree-2024.csv --number \"Kepgub 120/2024\" "
            + "--title \"Penerima Bantuan Sosial 2024\" --signed-on 2024-01-15")
    {
        decree.AddTo(this);
    }

    protected override async Task<int> RunAsync(Session session, Law law, CancellationToken ct)
    {
        var changed = await session.WorkAsync(progress => new ImportDecree(session.Database, session.Keys, law)
            .RunAsync(decree.Of(session), session.Context(ProcessKind.DecreeImporting), progress, ct));
        return session.Finish(changed, DecreeOptions.View, DecreeOptions.ExitCode);
    }
}
