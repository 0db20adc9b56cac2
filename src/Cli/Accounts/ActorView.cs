using Paseban.Assistance.Accounts;

namespace Paseban.Cli.Accounts;

/// <summary>A new actor as shown once: with the token, unless it went into a file.</summary>
internal sealed record ActorView(
    Reference Actor,
    string Name,
    IReadOnlyList<Role> Roles,
    string? Token,
    string? TokenFile,
    DateTimeOffset TokenExpiresAt,
    bool AlreadyThere)
{
    public static Outcome<ActorView> Of(Outcome<ActorAdded> added, string token, string? file) =>
        added.Select(actor => new ActorView(
            actor.Actor, actor.Name, actor.Roles, file is null ? token : null, file, actor.TokenExpiresAt, actor.AlreadyThere));

    public static void Show(Page page, ActorView view)
    {
        if (view.AlreadyThere) page.Good($"{view.Name} sudah ada.", $"{view.Name} was there already.");
        else page.Good($"{view.Name} ditambahkan.", $"{view.Name} added.");
        page.Pairs(("Nomor", "Reference", view.Actor.ToString()), ("Peran", "Roles", RoleNames.Of(view.Roles)));
        TokenOptions.View(page, view.Token, view.TokenFile, view.TokenExpiresAt);
    }
}
