using Paseban.Kernel;

namespace Paseban.Assistance.Accounts;

/// <summary>Every way that a change to actors can be refused, beside those of <see cref="RolePairs"/> and <see cref="NewToken"/>.</summary>
internal static class ActorProblems
{
    public static Problem NameInvalid() =>
        Problem.Invalid("actor.name", "An actor's name has 1 to 100 characters.", "Give the person's name or their official account name.");

    public static Problem NameTaken(string name) =>
        Problem.Conflict(
            "actor.name-taken",
            $"There is an actor named {name} with other roles or another token.",
            "Choose another name, or use 'paseban actor role' or 'paseban actor token'.");

    public static Problem NotFound(string name) =>
        Problem.NotFound("actor.unknown", $"There is no actor named {name}.", "See 'paseban actor list'.");

    public static Problem Retired(string name) =>
        Problem.Conflict("actor.retired", $"{name} has retired and cannot be changed.", "Add a new actor under another name.");

    public static Problem ActorsExist() =>
        Problem.Conflict(
            "actor.bootstrapped", "This database has actors already.", "Ask an administrator to add you: 'paseban actor add'.");

    public static Problem Oneself() =>
        Problem.Forbidden("actor.oneself", "Nobody changes their own roles.", "Ask another administrator.");

    public static Problem LastAdministrator() =>
        Problem.Conflict(
            "actor.last-administrator",
            "This is the last administrator: nobody could grant a role again.",
            "Add another administrator first.");

    public static Problem TokenTaken() =>
        Problem.Conflict("token.taken", "This token belongs to another actor.", "Let a new token be generated.");
}
