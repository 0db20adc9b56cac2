using Paseban.Storage;

namespace Paseban.Cli;

/// <summary>
/// The last net: what a user or their surroundings did wrong becomes a problem with a remedy; only a fault of the program itself becomes
/// a log file, and even that without a stack trace on the screen.
/// </summary>
internal static class Faults
{
    public static async Task<int> GuardAsync(Host host, ParseResult args, Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (OperationCanceledException)
        {
            if (!GlobalOptions.Quiet(args))
                await host.Error.WriteLineAsync("Cancelled. What was not finished is undone; the same command can be given again.");
            return ExitCode.Cancelled;
        }
        catch (Exception fault) when ((DatabaseFaults.Explain(fault) ?? Explain(fault)) is { } problem)
        {
            return Report.Problems(host, args, [problem]);
        }
        catch (Exception fault)
        {
            var path = ErrorLog.Write(host, args, fault);
            var problem = Problem.Conflict(
                "internal",
                $"The program failed ({fault.GetType().Name}). Nothing half-done was kept.",
                $"Send this file to the maintainers: {path}");
            Report.Write(host, args, [problem], ExitCode.Internal);
            return ExitCode.Internal;
        }
    }

    private static Problem? Explain(Exception fault) => fault switch
    {
        HttpRequestException =>
            Problem.NotFound(
                "bank.unreachable", "The bank's address does not answer.", "Check the address, and that the bank or the sandbox runs."),
        FileNotFoundException or DirectoryNotFoundException => Problem.NotFound("file.missing", fault.Message, "Check the path."),
        UnauthorizedAccessException => Problem.Forbidden("file.denied", fault.Message, "Check the permissions of the file and its folder."),
        IOException => Problem.Conflict("file.unusable", fault.Message, "Check the file, and that the disk is not full."),
        _ => null,
    };
}
