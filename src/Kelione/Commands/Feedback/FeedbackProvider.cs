using System.CommandLine;
using Kelione.Journeys;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands.Feedback;

/// <summary><c>kelione feedback provider</c>: the AI provider that may label texts, where somebody switches it on.</summary>
internal static class FeedbackProvider
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings, CommonOptions common)
    {
        var (address, model) = (Args.Text("--address", "The address of an OpenAI-compatible service, with /v1 at its end", "ADDRESS"), Args.Text("--model", "The model's name there", "NAME"));
        var (on, off) = (Args.Flag("--on", "Allow texts to be sent there, when somebody asks for labels"), Args.Flag("--off", "Forbid it"));
        var remove = Args.Flag("--remove", "Take the provider's name away");
        var command = new KelioneCommand(
            "provider",
            $"An AI provider that may label texts instead of the lexicon. Off by default: nothing is sent unless it is switched on, and then by 'feedback label --provider' alone. Its key is taken from the environment variable {VoiceProvider.KeyVariable}.",
            "kelione feedback provider --address http://localhost:11434/v1 --model llama3.2",
            "kelione feedback provider --on",
            "kelione feedback provider --off") { address, model, on, off, remove };
        command.SetAction(async (parse, cancellationToken) =>
        {
            var session = new Session(surroundings, common, parse);
            var (isOn, isOff, isRemoved) = (parse.GetValue(on), parse.GetValue(off), parse.GetValue(remove));
            var (named, of) = (parse.GetValue(address), parse.GetValue(model));
            if ((isOn && isOff) || (isRemoved && (isOn || named is not null)) || (named is null) != (of is null))
            {
                throw new MendableException("Say --address with --model; --on or --off; or --remove alone.");
            }

            await using var workspace = await session.OpenAsync(cancellationToken);
            var voice = workspace.Voice;
            if (named is not null)
            {
                voice.NameProvider(named, of!);
            }

            if (isOn || isOff)
            {
                voice.SwitchProvider(isOn);
            }

            if (isRemoved)
            {
                voice.RemoveProvider();
            }

            session.Show(new { voice.Provider }, sheet =>
            {
                var texts = session.FeedbackTexts;
                sheet.Title(texts["Provider"]);
                sheet.Finding(voice.Provider is { } provider ? texts.Fill(provider.IsOn ? "Provider.On" : "Provider.Off", provider.Model, provider.Address) : texts["Provider.None"]);
            });
            return ExitCode.Done;
        });
        return command;
    }
}
