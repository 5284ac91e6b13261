using Microsoft.Extensions.Logging;

namespace Kelione.Web.Hosting;

/// <summary>What happens to the node itself, for its log: no person, no secret, nothing that people made.</summary>
/// <param name="logs">Where to write.</param>
internal sealed partial class NodeLog(ILoggerFactory logs)
{
    /// <summary>Under which name it is written.</summary>
    public const string Category = "Kelione.Node";

    private readonly ILogger _log = logs.CreateLogger(Category);

    /// <summary>Says how the log is written: for people, or as JSON with the time in UTC.</summary>
    public static void Write(ILoggingBuilder logging, bool asJson)
    {
        if (asJson)
        {
            logging.AddJsonConsole(o =>
            {
                o.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
                o.UseUtcTimestamp = true;
            });
        }
        else
        {
            logging.AddFilter(Category, LogLevel.Warning).AddSimpleConsole();
        }
    }

    /// <summary>It serves.</summary>
    [LoggerMessage(1, LogLevel.Information, "The node serves {Workspaces} workspaces.")]
    private static partial void SayBegan(ILogger log, int workspaces);

    /// <summary>It is about to end.</summary>
    [LoggerMessage(2, LogLevel.Information, "The node drains: nobody new is to be sent here.")]
    private static partial void SayDrains(ILogger log);

    /// <summary>It has ended.</summary>
    [LoggerMessage(3, LogLevel.Information, "The node has ended.")]
    private static partial void SayEnded(ILogger log);

    /// <summary>It serves.</summary>
    public void Began(int workspaces) => SayBegan(_log, workspaces);

    /// <summary>It is about to end.</summary>
    public void Drains() => SayDrains(_log);

    /// <summary>It has ended.</summary>
    public void Ended() => SayEnded(_log);
}
