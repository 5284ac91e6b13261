using System.CommandLine;
using System.CommandLine.Parsing;
using Kelione.Journeys;

namespace Kelione.CommandLine;

/// <summary>Makers of options and arguments whose texts are read by the product's own grammars, so that a mistake is told by the grammar's own words.</summary>
internal static class Args
{
    /// <summary>An option with one value.</summary>
    public static Option<T> Option<T>(string name, string help, Func<string, T> read, string hint, params string[] aliases) => new(name, aliases)
    {
        Description = help,
        HelpName = hint,
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result => Read(result, name, read),
    };

    /// <summary>An option that may be given several times.</summary>
    public static Option<T[]> Options<T>(string name, string help, Func<string, T> read, string hint) => new(name)
    {
        Description = help,
        HelpName = hint,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
        DefaultValueFactory = _ => [],
        CustomParser = result => ReadAll(result, name, read),
    };

    /// <summary>A text option.</summary>
    public static Option<string?> Text(string name, string help, string hint, params string[] aliases) => Option<string?>(name, help, t => t, hint, aliases);

    /// <summary>A step pattern.</summary>
    public static Option<StepPattern?> Step(string name, string help) => Option<StepPattern?>(name, help, StepPattern.Parse, "STEP");

    /// <summary>A length of time.</summary>
    public static Option<Duration?> Length(string name, string help) => Option<Duration?>(name, help, t => Duration.Parse(t), "TIME");

    /// <summary>A whole number.</summary>
    public static Option<int?> Number(string name, string help, params string[] aliases) => Option<int?>(name, help, t => Numbers.Whole(t), "N", aliases);

    /// <summary>A switch.</summary>
    public static Option<bool> Flag(string name, string help) => new(name) { Description = help };

    /// <summary>Steps given one after another.</summary>
    public static Argument<StepPattern[]> Steps(string name, string help, int atLeast) => new(name)
    {
        Description = help,
        Arity = new ArgumentArity(atLeast, 32),
        CustomParser = result => ReadAll(result, name, StepPattern.Parse),
    };

    /// <summary>Names by their JSON form: <c>n-day</c>.</summary>
    public static Option<T?> Choice<T>(string name, string help)
        where T : struct, Enum
    {
        var names = Names<T>();
        var option = Option<T?>(name, $"{help}: {string.Join(", ", names.Keys)}", t => ReadChoice(names, t), string.Join('|', names.Keys));
        option.CompletionSources.Add([.. names.Keys]);
        return option;
    }

    /// <summary>Names by their JSON form, several of them.</summary>
    public static Option<T[]> Choices<T>(string name, string help)
        where T : struct, Enum
    {
        var names = Names<T>();
        return Options(name, $"{help}: {string.Join(", ", names.Keys)}", t => ReadChoice(names, t), "NAME");
    }

    private static T ReadChoice<T>(Dictionary<string, T> names, string text) => names.TryGetValue(text.Trim().ToLowerInvariant(), out var value)
        ? value
        : throw new FormatException($"'{text}' is none of {string.Join(", ", names.Keys)}.");

    private static Dictionary<string, T> Names<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().ToDictionary(v => Kelione.Journeys.JourneyJson.Write(v).Trim('"').ToLowerInvariant());

    private static T? Read<T>(ArgumentResult result, string name, Func<string, T> read)
    {
        try
        {
            return read(result.Tokens[0].Value);
        }
        catch (FormatException e)
        {
            result.AddError($"{name}: {e.Message}");
            return default;
        }
    }

    private static T[] ReadAll<T>(ArgumentResult result, string name, Func<string, T> read)
    {
        var all = new List<T>();
        foreach (var token in result.Tokens)
        {
            try
            {
                all.Add(read(token.Value));
            }
            catch (FormatException e)
            {
                result.AddError($"{name}: {e.Message}");
            }
        }

        return [.. all];
    }
}
