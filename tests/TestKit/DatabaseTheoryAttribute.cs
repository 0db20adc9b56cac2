using System.Reflection;
using System.Runtime.CompilerServices;
using Paseban.Storage;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Paseban.Tests.TestKit;

/// <summary>
/// A test that takes an <see cref="Engine"/> and runs once on each. Where PostgreSQL cannot be had, its case is skipped by name (and
/// <c>./paseban test</c> fails).
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DatabaseTheoryAttribute(
    [CallerFilePath] string? sourceFilePath = null,
    [CallerLineNumber] int sourceLineNumber = -1) : TheoryAttribute(sourceFilePath, sourceLineNumber), IDataAttribute
{
    bool? IDataAttribute.Explicit { get; }

    string? IDataAttribute.Label { get; }

    string? IDataAttribute.Skip { get; }

    Type? IDataAttribute.SkipType { get; }

    string? IDataAttribute.SkipUnless { get; }

    string? IDataAttribute.SkipWhen { get; }

    string? IDataAttribute.TestDisplayName { get; }

    int? IDataAttribute.Timeout { get; }

    string[]? IDataAttribute.Traits { get; }

    ValueTask<IReadOnlyCollection<ITheoryDataRow>> IDataAttribute.GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(
            [.. Enum.GetValues<Engine>().Select(engine => new TheoryDataRow<Engine>(engine))]);

    bool IDataAttribute.SupportsDiscoveryEnumeration() => true;
}
