using Paseban.Assistance.Registry;

namespace Paseban.Cli.Registry;

internal sealed class ImportAccountsCommand : SessionCommand
{
    private readonly ImportOptions import = new();

    public ImportAccountsCommand() : base(
        Access.To(ProcessKind.AccountsImporting),
        "accounts",
        "Lands bank accounts of people who are known; a changed account is a new version, the former is kept.",
        "paseban import accounts accounts.csv",
        "paseban import accounts corrected.xlsx --skip-bad-rows")
    {
        import.AddTo(this);
    }

    protected override async Task<int> RunAsync(Session session, CancellationToken ct)
    {
        var request = new ImportAccountsRequest(import.Path(session), import.BadRows(session), import.ErrorsPath(session));
        var imported = await session.WorkAsync(progress =>
            new ImportAccounts(session.Database, session.Keys).RunAsync(
                request, session.Context(ProcessKind.AccountsImporting), progress, ct));
        return session.Finish(imported, View, result => ExitCode.OfRows(result.File.RowsRefused));
    }

    private static void View(Page page, AccountsImported result)
    {
        ImportOptions.View(page, result.File);
        if (!result.File.WasImportedBefore)
        {
            page.Pairs(
                ("Rekening baru", "New accounts", page.Count(result.Created)),
                ("Berganti rekening", "Changed accounts", page.Count(result.Changed)),
                ("Tetap", "Unchanged", page.Count(result.Unchanged)),
                ("Rekening milik bersama", "Accounts shared by several people", page.Count(result.SharedAccounts)));
        }
        if (result.SharedAccounts > 0)
            page.Next("Catat walinya:", "Record their guardians:", "paseban person representative PERSON --by PERSON ...");
        else page.Next("Berikutnya:", "Next:", "paseban decree import FILE ...");
    }
}
