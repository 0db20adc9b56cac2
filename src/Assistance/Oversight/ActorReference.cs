using Paseban.Kernel;

namespace Paseban.Assistance.Oversight;

public static class ActorReference
{
    public const string Prefix = "ACT";

    public static Reference Of(long actorId) => Reference.Of(Prefix, actorId);
}
