using System.CommandLine;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Paseban.Sandbox.Bank;
using Paseban.Sandbox.Outside;

namespace Paseban.Sandbox;

/// <summary><c>paseban-sandbox serve</c>: the bank of a world, until it is stopped or killed.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var world = new Option<string>("--world") { Description = "Folder that make wrote", Required = true };
        var exchange = new Option<string>("--exchange") { Description = "Folder of the files to and from the bank", Required = true };
        var port = new Option<int>("--port") { Description = "Port on 127.0.0.1; 0 takes a free one", DefaultValueFactory = _ => 0 };
        var faults = new Option<string>("--faults")
        {
            Description = "late, repeat, reorder, crash, comma-separated; or none",
            DefaultValueFactory = _ => "late,repeat,reorder,crash",
        };
        var withInput = new Option<bool>("--stop-with-input")
        {
            Description = "Stop when standard input closes, as it does when whoever started this is killed",
        };
        var command = new Command(
            "serve", "Be the bank of a made world, over HTTP and a folder of files; for a registration also the offices around it")
        {
            world, exchange, port, faults, withInput,
        };
        command.SetAction((parsed, cancellation) =>
        {
            if (parsed.GetValue(withInput)) StopWithInput();
            return Run(parsed.GetValue(world)!, parsed.GetValue(exchange)!, parsed.GetValue(port), parsed.GetValue(faults)!, cancellation);
        });
        return command;
    }

    /// <summary>At once and without farewell: the bank can die at any point and goes on where it was.</summary>
    private static void StopWithInput() => new Thread(() =>
    {
        while (Console.In.Read() >= 0)
        {
            // Nothing is said to the bank this way; only that somebody still holds the line counts.
        }
        Environment.Exit(0);
    })
    { IsBackground = true }.Start();

    private static async Task<int> Run(string world, string exchange, int port, string faults, CancellationToken cancellation)
    {
        var database = Path.Combine(world, "bank", "bank.db");
        if (!File.Exists(database)) return Refuse($"{world} holds no bank; make a world first.");
        if (Faults.Parse(faults) is not { } kinds)
            return Refuse($"'{faults}' names an unknown fault; choose of late, repeat, reorder, crash, none.");
        using var bank = new SandboxBank(database, new ExchangeFolder(exchange), kinds);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(server =>
        {
            server.Limits.MaxRequestBodySize = null;
            server.AllowSynchronousIO = true;
            server.Listen(System.Net.IPAddress.Loopback, port);
        });
        await using var app = builder.Build();
        using var truth = Truth.Open(world);
        using var host = new BankHost(bank, truth);
        host.Map(app);
        using var outside = truth is null ? null : new OutsideHost(truth, world, host.ClockAsync);
        outside?.Map(app);
        MessageBox.Map(app);
        await app.StartAsync(cancellation);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Console.WriteLine($"listening on {address}");
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(message);
        return 2;
    }
}
