using Paseban.Assistance.Accounts;

namespace Paseban.Cli.Accounts;

internal sealed class ListActorsCommand() : SessionCommand(
    Access.ToAsk(Inquiry.Actors),
    "list",
    "Everyone who acts or ever acted, with roles and until when their tokens hold.",
    "paseban actor list",
    "paseban actor list --json")
{
    protected override async Task<int> RunAsync(Session session, CancellationToken ct) =>
        session.Show(await new ListActors(session.Database).RunAsync(session.Now, ct), View);

    private static void View(Page page, IReadOnlyList<ListedActor> actors) =>
        page.Table(
            [
                new("Nomor", "Reference"),
                new("Nama", "Name"),
                new("Peran", "Roles"),
                Column.Number("Token", "Tokens"),
                new("Berlaku sampai", "Hold until"),
                new("Keadaan", "State")
            ],
            actors.Select(actor => (IReadOnlyList<string>)[
                actor.Actor.ToString(),
                actor.Name,
                RoleNames.Of(actor.Roles),
                page.Count(actor.Tokens),
                actor.TokenExpiresAt is { } expires ? Page.Date(expires) : "-",
                actor.RetiredAt is { } retired
                    ? page.Word($"berhenti {Page.Date(retired)}", $"retired {Page.Date(retired)}")
                    : page.Word("aktif", "active"),
            ]));
}
