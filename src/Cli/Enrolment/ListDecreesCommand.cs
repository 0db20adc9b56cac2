using Paseban.Assistance.Accounts;
using Paseban.Assistance.Enrolment;

namespace Paseban.Cli.Enrolment;

internal sealed class ListDecreesCommand() : SessionCommand(
    Access.ToAsk(Inquiry.Decrees), "list", "Every decree, by list and version.", "paseban decree list", "paseban decree list --json")
{
    protected override async Task<int> RunAsync(Session session, CancellationToken ct) =>
        session.Show(await new ShowDecree(session.Database).ListAsync(ct), View);

    public static void View(Page page, IReadOnlyList<Decree> decrees) =>
        page.Table(
            [
                new("Nomor", "Number"),
                Column.Number("Versi", "Version"),
                new("Tanggal", "Signed on"),
                new("Mengubah", "Amends"),
                Column.Number("Baris", "Lines"),
                new("Judul", "Title"),
            ],
            decrees.Select(decree => (IReadOnlyList<string>)[
                decree.Number, page.Count(decree.Version), decree.SignedOn, decree.Amends ?? "-", page.Count(decree.Lines), decree.Title,
            ]));
}
