using Paseban.Assistance.Accounts;
using Paseban.Kernel;

namespace Paseban.Web.SignIn;

/// <summary>
/// Who may open a page. Every page has exactly one of these; the host does not start without. docs/operating/pages.md shows the table that
/// follows from them.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public abstract class RightAttribute : Attribute
{
    /// <summary>The roles that may; null when nobody needs to sign in, empty when any signed-in account may.</summary>
    public abstract IReadOnlySet<Role>? Roles { get; }

    /// <summary>Null when the actor may open the page.</summary>
    public virtual Problem? Refusal(Actor actor) => null;
}

/// <summary>Reads, and may be opened by whoever may read this.</summary>
public sealed class ReadsAttribute(Inquiry inquiry) : RightAttribute
{
    public override IReadOnlySet<Role> Roles => Rights.Of(inquiry);

    public override Problem? Refusal(Actor actor) => Rights.Refusal(actor, inquiry);
}

/// <summary>Changes something: the page of one act.</summary>
public sealed class DoesAttribute(ProcessKind kind) : RightAttribute
{
    public override IReadOnlySet<Role> Roles => Rights.Of(kind);

    public override Problem? Refusal(Actor actor) => Rights.Refusal(actor, kind);
}

/// <summary>Anyone who has signed in: their own account, their home.</summary>
public sealed class SignedInOnlyAttribute : RightAttribute
{
    public override IReadOnlySet<Role> Roles => new HashSet<Role>();
}

/// <summary>Anyone at all.</summary>
public sealed class OpenToAllAttribute : RightAttribute
{
    public override IReadOnlySet<Role>? Roles => null;
}
