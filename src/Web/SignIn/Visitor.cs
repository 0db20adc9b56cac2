using Paseban.Assistance.Accounts;
using Paseban.Kernel;
using Paseban.Storage;

namespace Paseban.Web.SignIn;

/// <summary>Who is behind this request, and what they see. One for each request; filled before any page runs.</summary>
public sealed class Visitor
{
    private static readonly Actor Stranger = new(Actor.SystemId, "visitor", new HashSet<Role>());

    /// <summary>Null for somebody who has not signed in.</summary>
    public SignedIn? SignedIn { get; internal set; }

    /// <summary>What the cookie held; empty without one.</summary>
    public string Token { get; internal set; } = "";

    /// <summary>Acts for whoever signed in; without a role for a stranger.</summary>
    public Actor Actor => SignedIn?.Actor ?? Stranger;

    /// <summary>What they see beneath every query; null for the whole city.</summary>
    public AreaScope? Scope => AreaScope.Of(Actor);
}
