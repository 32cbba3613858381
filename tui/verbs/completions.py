"""`dossier completions`: what the shell needs to finish verbs, options and ids."""

from __future__ import annotations

from collections.abc import Callable

from store.hints import TYPE_CHECKING
from tui import output
from tui.catalogue import t
from tui.exits import Exit
from tui.verbs import VERBS
from tui.verbs._parsers import options, parsers

if TYPE_CHECKING:
    import argparse

_TAKES_ARTICLE = ("show", "compare", "matrix", "note", "tag")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of this verb."""
    parser.add_argument("shell", choices=sorted(_SHELLS), help=t("option.completions.shell"))


def run(args: argparse.Namespace) -> int:
    """Print the completion script for one shell."""
    output.text(_SHELLS[args.shell]())
    return Exit.DONE


def _flags() -> dict[str, list[str]]:
    return {
        name: sorted(flag for action in options(parser) for flag in action.option_strings if flag[:2] == "--")
        for name, parser in parsers()
    }


def _bash() -> str:
    cases = "\n".join(f'    {name}) words="{" ".join(flags)}" ;;' for name, flags in _flags().items())
    return f"""\
# bash completion for dossier: `dossier completions bash > ~/.local/share/bash-completion/completions/dossier`
_dossier() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} verb=${{COMP_WORDS[1]}} words=
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=( $(compgen -W "{" ".join(VERBS)}" -- "$word") $(compgen -f -- "$word") )
    return
  fi
  case $verb in
{cases}
  esac
  case $verb in
    {"|".join(_TAKES_ARTICLE)}) words="$words $(dossier articles 2>/dev/null | cut -f1)" ;;
  esac
  COMPREPLY=( $(compgen -W "$words" -- "$word") )
  [ ${{#COMPREPLY[@]}} -gt 0 ] || COMPREPLY=( $(compgen -f -- "$word") )
}}
complete -o filenames -F _dossier dossier
"""


def _zsh() -> str:
    verbs = "\n".join(f"    '{name}:{_quoted(verb.help)}'" for name, verb in VERBS.items())
    cases = "\n".join(f"    {name}) flags=({' '.join(flags)}) ;;" for name, flags in _flags().items())
    return f"""\
#compdef dossier
# zsh completion for dossier: `dossier completions zsh > "${{fpath[1]}}/_dossier"`
_dossier() {{
  local -a verbs flags ids
  verbs=(
{verbs}
  )
  if (( CURRENT == 2 )); then
    _describe 'verb' verbs
    _files
    return
  fi
  case $words[2] in
{cases}
  esac
  case $words[2] in
    {"|".join(_TAKES_ARTICLE)}) ids=(${{(f)"$(dossier articles 2>/dev/null | cut -f1)"}}) ;;
  esac
  compadd -- $flags $ids
  _files
}}
_dossier "$@"
"""


def _fish() -> str:
    lines = [
        "# fish completion for dossier: `dossier completions fish > ~/.config/fish/completions/dossier.fish`",
        *(
            f"complete -c dossier -n __fish_use_subcommand -a {name} -d '{_quoted(verb.help)}'"
            for name, verb in VERBS.items()
        ),
        *(
            f"complete -c dossier -n '__fish_seen_subcommand_from {name}' -l {flag[2:]}"
            for name, flags in _flags().items()
            for flag in flags
        ),
        f"complete -c dossier -n '__fish_seen_subcommand_from {' '.join(_TAKES_ARTICLE)}' "
        "-a '(dossier articles 2>/dev/null | cut -f1)'",
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return text.replace("'", "’").replace(":", "\\:")


_SHELLS: dict[str, Callable[[], str]] = {"bash": _bash, "zsh": _zsh, "fish": _fish}
