using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;

namespace Paseban.Tests.TestKit;

/// <summary>
/// A law that must hold for all values: tried on many. A failure's message has the counter-example and the seed that repeats it.
/// </summary>
public static class Law
{
    public const int Runs = 1_000;

    public static void Holds<T>(Gen<T> values, Func<T, bool> law, int runs = Runs) =>
        Check.One(Config.Quick.WithMaxTest(runs).WithRunner(new Quiet()), Prop.ForAll(values.ToArbitrary(), law));

    public static void Holds<T1, T2>(Gen<T1> first, Gen<T2> second, Func<T1, T2, bool> law, int runs = Runs) =>
        Holds(first.Zip(second), pair => law(pair.Item1, pair.Item2), runs);

    public static void Holds<T1, T2, T3>(Gen<T1> first, Gen<T2> second, Gen<T3> third, Func<T1, T2, T3, bool> law, int runs = Runs) =>
        Holds(first.Zip(second).Zip(third), all => law(all.Item1.Item1, all.Item1.Item2, all.Item2), runs);

    /// <summary>Says nothing about a law that holds; FsCheck's own runner prints a line for each.</summary>
    private sealed class Quiet : IRunner
    {
        public void OnStartFixture(Type t)
        {
        }

        public void OnArguments(int ntest, FSharpList<object> args, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> every)
        {
        }

        public void OnShrink(FSharpList<object> args, FSharpFunc<FSharpList<object>, string> everyShrink)
        {
        }

        public void OnFinished(string name, TestResult testResult)
        {
            if (testResult is not TestResult.Passed) throw new Xunit.Sdk.XunitException(Runner.onFinishedToString(name, testResult));
        }
    }
}
