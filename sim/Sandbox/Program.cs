using System.CommandLine;
using Paseban.Sandbox;

var root = new RootCommand("The outside world of Paseban: a made Jakarta, and a bank. It talks to Paseban only through files and HTTP.")
{
    MakeCommand.Create(),
    ServeCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
