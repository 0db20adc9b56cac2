using System.Globalization;
using Paseban.Bench;
using Paseban.Bench.Measuring;

// A table looks the same on every machine.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return Child.IsMeant(args) ? await Child.RunAsync(args) : await new BenchCommand().Parse(args).InvokeAsync();
