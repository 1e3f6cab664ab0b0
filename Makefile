# Carnet's commands. Each is a script of the same name in scripts/, to be read in a minute.

.PHONY: help run dev build test check fmt bench soak

help:
	@echo "make run    build Carnet and serve the demo business"
	@echo "make dev    the same, started again at every change"
	@echo "make build  the release binary"
	@echo "make test   every test, PostgreSQL, Exim and Chromium included"
	@echo "make check  format, lints and house rules"
	@echo "make fmt    format the sources"
	@echo "make bench  what it costs, beside the engines alone: SIZES=10000 for a quick look"
	@echo "make soak   two hundred kills and hostile files, into docs/soak.md"

run dev build test check fmt bench soak:
	@scripts/$@
