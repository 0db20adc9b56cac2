using System.Globalization;
using Paseban.Bench;
using Paseban.Bench.Linkage;
using Paseban.Bench.Measuring;

// A table looks the same on every machine.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
// Linkage needs no engine and no world.
if (LinkageBench.IsMeant(args)) return LinkageBench.Run(args);
return Child.IsMeant(args) ? await Child.RunAsync(args) : await new BenchCommand().Parse(args).InvokeAsync();
