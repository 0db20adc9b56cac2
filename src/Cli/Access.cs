using Paseban.Assistance.Accounts;

namespace Paseban.Cli;

/// <summary>What right a command needs; <see cref="Rights"/> says which roles have it.</summary>
internal sealed record Access
{
    private Access()
    {
    }

    public IReadOnlyList<ProcessKind> Changes { get; private init; } = [];

    public IReadOnlyList<Inquiry> Inquiries { get; private init; } = [];

    /// <summary>Needs no token while the database has no actor who could hold one.</summary>
    public bool BeforeFirstActor { get; private init; }

    /// <summary>The database may not exist yet.</summary>
    public bool CreatesDatabase { get; private init; }

    /// <summary>No token: the use case itself says when it may be used.</summary>
    public static readonly Access Anyone = new();

    public static readonly Access Migrating = new()
    {
        Changes = [ProcessKind.DatabaseMigrating], BeforeFirstActor = true, CreatesDatabase = true,
    };

    public static Access To(params ProcessKind[] changes) => new() { Changes = changes };

    public static Access ToAsk(params Inquiry[] inquiries) => new() { Inquiries = inquiries };

    public bool NeedsActor => Changes.Count > 0 || Inquiries.Count > 0;

    /// <summary>The roles that may, in words.</summary>
    public string Roles =>
        RoleNames.Of(Changes.Select(Rights.Of).Concat(Inquiries.Select(Rights.Of)).Aggregate((all, one) => all.Intersect(one).ToHashSet()));

    /// <summary>The first reason why the actor may not; null when they may.</summary>
    public Problem? Refusal(Actor actor) =>
        Changes.Select(kind => Rights.Refusal(actor, kind)).Concat(Inquiries.Select(inquiry => Rights.Refusal(actor, inquiry)))
            .FirstOrDefault(refusal => refusal is not null);
}
