using System.CommandLine;
using Kelione.CommandLine.Views;
using Kelione.Journeys;
using Kelione.Workspace;

namespace Kelione.CommandLine.Commands;

/// <summary><c>kelione customers</c>: the customers behind a number, or those that stand out.</summary>
internal static class CustomersCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(Surroundings surroundings, CommonOptions common)
    {
        var handle = new Argument<string?>("HANDLE") { Description = "The handle that an answer shows, such as q1a2b3c4d5e6f", Arity = ArgumentArity.ZeroOrOne };
        var address = new Argument<string?>("ADDRESS") { Description = "The number's address, such as step:3", Arity = ArgumentArity.ZeroOrOne };
        var order = Args.Choice<CustomerOrder>("--order", "Without a handle: by what customers are listed, greatest first");
        var limit = Args.Number("--limit", "How many customers [default: 20]");
        var after = Args.Text("--after", "Go on after this customer", "CUSTOMER");
        var scope = new ScopeOptions();
        var command = new KelioneCommand(
            "customers",
            "The customers behind a number of any answer; or the most valuable, busiest, latest ones.",
            "kelione customers q1a2b3c4d5e6f lost:2",
            "kelione customers q1a2b3c4d5e6f 'edge:cart:payment_done' --limit 100 --json",
            "kelione customers --order value --limit 10") { handle, address, order, limit, after };
        scope.AddTo(command);
        command.SetAction(async (parse, cancellationToken) =>
        {
            var session = new Session(surroundings, common, parse);
            await using var workspace = await session.OpenAsync(cancellationToken);
            var top = parse.GetValue(limit) ?? 20;
            if (parse.GetValue(handle) is not { } opened)
            {
                session.Show(await workspace.AskAsync(
                    (Question)new CustomersQuestion { Scope = scope.Of(parse, workspace.Segments), Order = parse.GetValue(order) ?? CustomerOrder.Value, Top = top }, cancellationToken));
                return ExitCode.Done;
            }

            var number = parse.GetValue(address) ?? throw new MendableException($"Say which number of {opened} to open, such as: kelione customers {opened} step:1");
            var page = await workspace.OpenNumberAsync(opened, number, new PageRequest(top, parse.GetValue(after)), cancellationToken);
            session.Show(page, sheet => CustomersView.Show(sheet, page, opened, number));

            return ExitCode.Done;
        });
        return command;
    }
}
