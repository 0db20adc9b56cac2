namespace Paseban.Assistance.Accounts;

public enum AccountKind
{
    /// <summary>Signs in with a user name, a password and a second step.</summary>
    Staff = 1,

    /// <summary>Signs in with an e-mail address or telephone number and a password.</summary>
    Citizen = 2,
}

/// <summary>Who is behind a web request.</summary>
/// <param name="Actor">
/// Their name, roles and areas. Whoever still owes a step (<see cref="MustChangePassword"/>, <see cref="MustSetUpCode"/>) has no role
/// yet, so that nothing else can be done first.
/// </param>
/// <param name="SessionId">Names the session in the list of their sessions; worth nothing to whoever reads it.</param>
/// <param name="ExpiresAt">When the session ends unless it is used before.</param>
/// <param name="AbsoluteEnd">When it ends in any case.</param>
public sealed record SignedIn(
    Actor Actor,
    long AccountId,
    string SessionId,
    AccountKind Kind,
    bool MustChangePassword,
    bool MustSetUpCode,
    DateTimeOffset ExpiresAt,
    DateTimeOffset AbsoluteEnd);
