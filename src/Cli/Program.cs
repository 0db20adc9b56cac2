using System.Globalization;
using Paseban.Cli;

// Numbers and messages look the same on every machine; the words of the results follow --language.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
return await CommandTree.RunAsync(args, Host.OfProcess());
