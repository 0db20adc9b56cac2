using Paseban.Kernel;

namespace Paseban.Tests.TestKit;

/// <summary>Valid things to work with, where the test says only what it is about: <c>A.Process(ProcessKind.RunBuilding)</c>.</summary>
public static class A
{
    /// <summary>Nine in the morning in Jakarta on the day of the first published run of 2024.</summary>
    public static readonly DateTimeOffset Morning = new(2024, 3, 1, 9, 0, 0, ProcessContext.Jakarta);

    public static ProcessContext Process(
        ProcessKind kind = ProcessKind.DatabaseMigrating, DateTimeOffset? at = null, Actor? actor = null) =>
        new(kind, at ?? Morning, actor ?? Kernel.Actor.System, "a test", "none");

    public static Actor Actor(long id, params Role[] roles) => new(id, $"actor {id}", roles.ToHashSet());
}
