using System.CommandLine;
using System.Text;
using Kelione.Maps;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands.Publishing;

/// <summary><c>kelione map mermaid</c>: a map as Mermaid's user journey.</summary>
internal static class MermaidCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings, CommonOptions common)
    {
        var options = new MapOutputOptions(".mmd; without it the text is written here");
        var command = new KelioneCommand(
            "mermaid",
            "Write a map as Mermaid's user journey, which many wikis draw; 'kelione map import' reads it back.",
            "kelione map mermaid phone",
            "kelione map mermaid phone -o phone.mmd");
        options.AddTo(command);
        command.SetAction(async (parse, cancellationToken) =>
        {
            var session = new Session(surroundings, common, parse);
            var (stored, measurement) = await options.FindAsync(session, cancellationToken);
            var text = MapMermaid.Write(stored.Map, measurement);
            if (parse.GetValue(options.File) is null)
            {
                if (session.Json)
                {
                    session.WriteJson(new { Map = stored.Map.Id, stored.Version, Snapshot = measurement?.Snapshot, Mermaid = text });
                }
                else
                {
                    surroundings.Out.Write(text);
                }

                return ExitCode.Done;
            }

            var path = options.Path(session, "map.mmd");
            await OutputFile.WriteAsync(path, async stream =>
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
                return true;
            });
            Written.Tell(session, path, stored, measurement, []);
            return ExitCode.Done;
        });
        return command;
    }
}
