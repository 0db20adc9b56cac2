namespace Paseban.Assistance.Accounts;

public static class ActorReference
{
    public const string Prefix = "ACT";

    public static Reference Of(long actorId) => Reference.Of(Prefix, actorId);
}
